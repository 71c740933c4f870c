# SPDX-License-Identifier: GPL-3.0-or-later
# One folder, one static library, one namespace. The functions here keep that true.

# What every target is built with.
add_library(counterpoint_options INTERFACE)
target_compile_definitions(counterpoint_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_UP_TO=0x060800
    QT_MESSAGELOGCONTEXT COUNTERPOINT_VERSION="${PROJECT_VERSION}")
target_compile_options(counterpoint_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers # designated initializers name what differs from the defaults
    $<$<BOOL:${COUNTERPOINT_WERROR}>:-Werror>)
if(COUNTERPOINT_SANITIZE)
    target_compile_options(counterpoint_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(counterpoint_options INTERFACE -fsanitize=address,undefined)
endif()
find_program(MOLD_LINKER mold)
if(MOLD_LINKER)
    target_link_options(counterpoint_options INTERFACE -fuse-ld=mold)
endif()

# The headers that nearly every file needs, parsed once. Nothing but speed depends on it.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "// Holds the precompiled header.\n")
add_library(counterpoint_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
set_target_properties(counterpoint_precompiled PROPERTIES AUTOMOC OFF POSITION_INDEPENDENT_CODE ON)
target_link_libraries(counterpoint_precompiled PRIVATE counterpoint_options Qt6::Core)
target_precompile_headers(counterpoint_precompiled PRIVATE <QtCore> <algorithm> <chrono> <expected> <functional> <memory> <optional> <ranges> <utility> <variant> <vector>)

# counterpoint_library(NAME [DEPENDS library...] [PACKAGES imported-target...] [SOURCES file...])
# The static library of the current folder. DEPENDS are the arrows of the house: a file that includes another
# library's header without its arrow stops the configuration. SOURCES adds files from elsewhere (resources).
# app/x is library x and included as "x/file.h"; ui/x is library xui and included as "ui/x/file.h".
function(counterpoint_library name)
    cmake_parse_arguments(ARG "" "" "DEPENDS;PACKAGES;SOURCES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    file(GLOB forms CONFIGURE_DEPENDS *.ui)
    add_library(${name} STATIC ${sources} ${forms} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/app)
    if(name MATCHES "ui$")
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    endif()
    target_link_libraries(${name} PUBLIC counterpoint_options Qt6::Core ${ARG_PACKAGES} ${ARG_DEPENDS})
    target_precompile_headers(${name} REUSE_FROM counterpoint_precompiled)
    check_arrows(${name} "${ARG_DEPENDS}" "${sources}")
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE folder)
    list(SORT ARG_DEPENDS)
    list(JOIN ARG_DEPENDS ", " arrows)
    set_property(GLOBAL APPEND PROPERTY COUNTERPOINT_HOUSE "${folder}: ${arrows}")
endfunction()

function(check_arrows name depends sources)
    set(all ${name} ${depends})
    foreach(dependency IN LISTS depends)
        get_target_property(further ${dependency} COUNTERPOINT_ARROWS)
        list(APPEND all ${further})
    endforeach()
    list(REMOVE_DUPLICATES all)
    set_target_properties(${name} PROPERTIES COUNTERPOINT_ARROWS "${all}")
    foreach(source IN LISTS sources)
        file(STRINGS ${source} includes REGEX "^#include \"(ui/)?[a-z]+/")
        foreach(line IN LISTS includes)
            string(REGEX REPLACE "^#include \"ui/([a-z]+)/.*" "\\1ui" folder "${line}")
            string(REGEX REPLACE "^#include \"([a-z]+)/.*" "\\1" folder "${folder}")
            if(NOT folder IN_LIST all)
                message(FATAL_ERROR "${source}: ${line}: no arrow leads from ${name} to ${folder}")
            endif()
        endforeach()
    endforeach()
endfunction()

# What a test sees of the outside: nothing of the person's settings, keys, proxies and desktop.
set(COUNTERPOINT_TEST_HOME ${CMAKE_BINARY_DIR}/home)
set(COUNTERPOINT_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC
    HOME=${COUNTERPOINT_TEST_HOME} XDG_CONFIG_HOME=${COUNTERPOINT_TEST_HOME}/config
    XDG_DATA_HOME=${COUNTERPOINT_TEST_HOME}/data XDG_STATE_HOME=${COUNTERPOINT_TEST_HOME}/state
    XDG_CACHE_HOME=${COUNTERPOINT_TEST_HOME}/cache XDG_RUNTIME_DIR=${COUNTERPOINT_TEST_HOME}/runtime
    ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
    LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks.txt:print_suppressions=0)
set(COUNTERPOINT_TEST_UNSET)
foreach(variable ANTHROPIC_API_KEY DEEPSEEK_API_KEY FIREWORKS_API_KEY GEMINI_API_KEY GROQ_API_KEY MISTRAL_API_KEY
        OPENAI_API_KEY OPENROUTER_API_KEY TOGETHER_API_KEY XAI_API_KEY http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY
        ALL_PROXY NO_PROXY DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_STYLE_OVERRIDE QT_QPA_PLATFORMTHEME
        QT_SCALE_FACTOR QT_LOGGING_RULES)
    list(APPEND COUNTERPOINT_TEST_UNSET ${variable}=unset:)
endforeach()
file(MAKE_DIRECTORY ${COUNTERPOINT_TEST_HOME}/runtime)
file(CHMOD ${COUNTERPOINT_TEST_HOME}/runtime PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# counterpoint_program(NAME SOURCES file... LIBRARIES library...): one that tests, measures, draws or keeps something.
# Those under tests/bench are named bench_…: `./dev bench` runs all that are.
function(counterpoint_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE counterpoint_options ${ARG_LIBRARIES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_options(${name} PRIVATE -fPIC) # as the precompiled header
    target_precompile_headers(${name} REUSE_FROM counterpoint_precompiled)
endfunction()

# counterpoint_test(tst_x.cpp library...): one test program of Qt Test, run offscreen, failing on any warning.
function(counterpoint_test source)
    cmake_path(GET source STEM name)
    counterpoint_program(${name} SOURCES ${source} LIBRARIES ${ARGN} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300
        ENVIRONMENT "${COUNTERPOINT_TEST_ENVIRONMENT}" ENVIRONMENT_MODIFICATION "${COUNTERPOINT_TEST_UNSET}")
endfunction()
