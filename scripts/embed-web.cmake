# Puts the built screens (web/dist) and the files beside the pages into the program, each also compressed, so that it needs no file beside
# it. Without web/dist the program builds all the same and says so on its pages.
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/web/dist ${CMAKE_SOURCE_DIR}/web/dist/*)
list(FILTER web_files EXCLUDE REGEX "\\.map$|(^|/)\\.")
set(names "window/plain.css" ${web_files})
list(TRANSFORM web_files PREPEND ${CMAKE_SOURCE_DIR}/web/dist/)
set(paths ${CMAKE_SOURCE_DIR}/src/page/plain.css ${web_files})

set(assembly "")
set(symbols "")
set(rows "")
set(inputs "")
set(number 0)
foreach(name path IN ZIP_LISTS names paths)
  math(EXPR number "${number} + 1")
  set(packed ${CMAKE_BINARY_DIR}/built/${number}.gz)
  add_custom_command(OUTPUT ${packed} DEPENDS ${path} VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/built COMMAND sh -c "gzip -9nc \"$1\" > \"$2\"" gzip ${path} ${packed})
  list(APPEND inputs ${path} ${packed})
  set(kinds body gzip)
  set(files ${path} ${packed})
  foreach(kind file IN ZIP_LISTS kinds files)
    string(APPEND assembly "    \"built_${kind}_${number}: .incbin \\\"${file}\\\"\\nbuilt_${kind}_end_${number}: .byte 0\\n\"\n")
    string(APPEND symbols "extern char const built_${kind}_${number}[], built_${kind}_end_${number}[];\n")
  endforeach()
  string(APPEND rows "    {\"${name}\", {built_body_${number}, built_body_end_${number}}, {built_gzip_${number}, built_gzip_end_${number}}},\n")
endforeach()

file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/built.cc @ONLY CONTENT "// Generated from web/dist and src/page.
#include \"page/built.h\"
asm(\".pushsection .rodata\\n\"
${assembly}    \".popsection\\n\");
extern \"C\" {
${symbols}}
namespace page {
std::span<BuiltFile const> built_files() {
  static BuiltFile const all[] = {
${rows}  };
  return all;
}
}  // namespace page
")
set_source_files_properties(${CMAKE_BINARY_DIR}/built.cc PROPERTIES OBJECT_DEPENDS "${inputs}")
