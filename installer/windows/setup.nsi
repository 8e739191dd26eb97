; Installs for the one who runs it, without any rights: nothing is written outside their own folders.
; makensis -DVERSION=1.2.3 -DPAYLOAD=dist/platsverkstad installer/windows/setup.nsi
; Silent: setup.exe /S (into another folder: /D=C:\folder, last and unquoted)
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 the program is open, 4 no room. After 2, 3 and 4 the
; version that was there before is there still.
; With -DSIGN="tool with its options" installer and uninstaller are signed: the tool gets the path.
; With -DCPU=amd64 the installer itself is one for 64 bits, where this NSIS can make one.

Unicode true
!ifdef CPU
  Target ${CPU}-unicode
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!ifndef VERSION
  !error "state the version: -DVERSION=1.2.3"
!endif
!ifndef PAYLOAD
  !error "state the frozen folder: -DPAYLOAD=dist/platsverkstad"
!endif
!ifndef TARGET
  !define TARGET "..\..\dist\platsverkstad-${VERSION}-setup.exe"
!endif

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Platsverkstad"
!define CLASS "Platsverkstad.Project"

Name "Platsverkstad ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Platsverkstad"
InstallDirRegKey HKCU "Software\Platsverkstad" "Folder"
SetCompressor /SOLID lzma
AllowSkipFiles off
Var Aside ; "yes" while what was there before lies in the folder "before"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif
BrandingText "Platsverkstad"

!define MUI_ICON "..\icons\platsverkstad.ico"
!define MUI_UNICON "..\icons\platsverkstad.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\platsverkstad.exe"
; The language is asked for once; later versions and the uninstaller go by the answer.
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\Platsverkstad"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"
!insertmacro MUI_LANGUAGE "English"

LangString PROJECT ${LANG_SWEDISH} "Platsverkstadsprojekt"
LangString PROJECT ${LANG_ENGLISH} "Platsverkstad project"
LangString RUNNING ${LANG_SWEDISH} "Platsverkstad är öppet. Stäng programmet och försök igen."
LangString RUNNING ${LANG_ENGLISH} "Platsverkstad is open. Close it and try again."
LangString FULL ${LANG_SWEDISH} "Det finns inte plats på disken: $3 MB behövs och $2 MB är lediga. Inget har ändrats."
LangString FULL ${LANG_ENGLISH} "There is no room on the disk: $3 MB are needed and $2 MB are free. Nothing was changed."
LangString NEWER ${LANG_SWEDISH} "En nyare version är redan installerad. Vill du ändå lägga in den här?"
LangString NEWER ${LANG_ENGLISH} "A newer version is installed already. Install this one all the same?"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Platsverkstad"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Platsverkstad"
VIAddVersionKey "LegalCopyright" "MIT"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A program that runs holds its own file open, so that it cannot be opened for writing.
!macro REFUSE_IF_RUNNING ID
  IfFileExists "$INSTDIR\platsverkstad.exe" 0 free_${ID}
  ClearErrors
  FileOpen $0 "$INSTDIR\platsverkstad.exe" a
  IfErrors 0 close_${ID}
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
  SetErrorLevel 3
  Abort
  close_${ID}:
  FileClose $0
  free_${ID}:
!macroend

!macro MOVE FROM TO
  Rename "${FROM}\_internal" "${TO}\_internal"
  Rename "${FROM}\platsverkstad.exe" "${TO}\platsverkstad.exe"
  Rename "${FROM}\platsverkstad-cli.exe" "${TO}\platsverkstad-cli.exe"
!macroend

!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\platsverkstad.exe"
  Delete "$INSTDIR\platsverkstad-cli.exe"
!macroend

; A disk that fills up, or a file that is held open: what was there before is put back.
Function .onInstFailed
  StrCmp $Aside "yes" 0 done
  SetOutPath "$TEMP"
  !insertmacro REMOVE_PROGRAM
  !insertmacro MOVE "$INSTDIR\before" "$INSTDIR"
  RMDir "$INSTDIR\before"
  RMDir "$INSTDIR"
  done:
FunctionEnd

Section "Platsverkstad" PROGRAM
  !insertmacro REFUSE_IF_RUNNING install
  ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
  StrCmp $1 "" fresh
  ${VersionCompare} "$1" "${VERSION}" $2
  StrCmp $2 "1" 0 fresh
  MessageBox MB_YESNO|MB_ICONQUESTION "$(NEWER)" /SD IDYES IDYES fresh
  Abort
  fresh:
  SectionGetSize ${PROGRAM} $3
  IntOp $3 $3 / 1024
  IntOp $3 $3 + 1
  ${GetRoot} "$INSTDIR" $1
  ClearErrors
  ${DriveSpace} "$1\" "/D=F /S=M" $2
  IfErrors room ; a disk that does not tell
  IntCmp $2 $3 room 0 room
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(FULL)" /SD IDOK
  SetErrorLevel 4
  Abort
  room:
  ; What an older version left would be loaded beside the new one: it is laid aside until the new
  ; one is there. Settings lie elsewhere and stay.
  RMDir /r "$INSTDIR\before"
  CreateDirectory "$INSTDIR\before"
  !insertmacro MOVE "$INSTDIR" "$INSTDIR\before"
  StrCpy $Aside "yes"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  StrCpy $Aside ""
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\before"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Platsverkstad.lnk" "$INSTDIR\platsverkstad.exe"

  WriteRegStr HKCU "Software\Platsverkstad" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.plats" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\.plats\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "$(PROJECT)"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\platsverkstad.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\platsverkstad.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Platsverkstad"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\platsverkstad.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_IF_RUNNING uninstall
  ; Only what was installed: settings, copies and projects are the user's own.
  !insertmacro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\before"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Platsverkstad.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.plats" ""
  StrCmp $0 "${CLASS}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.plats"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegKey HKCU "Software\Platsverkstad"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd
