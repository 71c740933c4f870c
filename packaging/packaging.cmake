# SPDX-License-Identifier: GPL-3.0-or-later
# What goes where when Counterpoint is installed, and the .deb.
include(GNUInstallDirs)
install(TARGETS counterpoint RUNTIME)
# The program has its panels built in; these show how a file with one looks.
install(DIRECTORY presets/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/panels FILES_MATCHING PATTERN *.json PATTERN *.md)
install(FILES packaging/counterpoint.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/counterpoint.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES packaging/icons/counterpoint.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/package)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "The Counterpoint authors <counterpoint@localhost>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
# The libraries that the program links against are found out; what Qt loads at run time is not.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-svg-plugins, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-noto-color-emoji, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Counterpoint sends one question to several language models at once. Their
answers arrive side by side; a judge compares them, and a writer turns that
into one fused answer. Everything is kept on your own disk.")
include(CPack)
