#!/bin/sh
# Builds what macOS users install: dist/Platsverkstad.app, its disk image and the archive.
# UNTESTED: written without a Mac at hand.
# With a certificate in the keychain, IDENTITY="Developer ID Application: ..." has the program and
# its image signed; PROFILE=name (of xcrun notarytool store-credentials) has the image notarised.
set -eu
cd "$(dirname "$0")/../.."

python3 dev.py package
python3 installer/smoke.py dist/platsverkstad

if [ -n "${IDENTITY:-}" ] && [ -n "${PROFILE:-}" ]; then
    for image in dist/platsverkstad-*.dmg; do
        xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
        xcrun stapler staple "$image"
    done
    python3 dev.py package --sums
fi
