# Builds what Windows users install: dist\platsverkstad-<version>-windows.zip and -setup.exe.
# Needs Python 3.11 or newer and NSIS 3 (makensis in PATH). UNTESTED as a whole: written without a
# Windows machine at hand, its parts were tried elsewhere.
# With $env:SIGN = "signtool sign /fd SHA256 /a" (or another tool) programs and installer are signed.

$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

if (-not (Get-Command makensis -ErrorAction SilentlyContinue)) {
    $nsis = Join-Path ${env:ProgramFiles(x86)} "NSIS"
    if (Test-Path (Join-Path $nsis "makensis.exe")) { $env:PATH = "$nsis;$env:PATH" }
    else { Write-Warning "makensis was not found: the archive is built, the installer is not." }
}

py -3 dev.py package
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
py -3 installer\smoke.py dist\platsverkstad
exit $LASTEXITCODE
