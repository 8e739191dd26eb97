#!/bin/sh
# Builds what macOS users install: dist/Platsverkstad.app, its disk image and the archive.
# Written without a Mac at hand: its parts were tried elsewhere, the whole of it was not run.
# With a certificate in the keychain, IDENTITY="Developer ID Application: ..." signs the program;
# PROFILE=name (of xcrun notarytool store-credentials) has it notarised.
set -eu
cd "$(dirname "$0")/../.."

python3 dev.py package
python3 installer/smoke.py dist/platsverkstad

if [ -n "${IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --sign "$IDENTITY" dist/Platsverkstad.app
    image=$(ls dist/platsverkstad-*.dmg)
    hdiutil create -volname Platsverkstad -srcfolder dist/Platsverkstad.app -ov -format UDZO "$image"
    codesign --sign "$IDENTITY" "$image"
    if [ -n "${PROFILE:-}" ]; then
        xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
        xcrun stapler staple "$image"
    fi
fi
