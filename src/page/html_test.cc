#include "page/html.h"
#include <doctest/doctest.h>

TEST_CASE("what was typed never becomes markup, neither as text nor as an attribute") {
    page::Html html;
    std::string hostile = "\"><script>alert('1')</script>&amp;";
    html.open("p", {{"title", hostile}}).text(hostile).close("p");
    CHECK(html.take() ==
          "<!doctype html>\n<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;\">"
          "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>\n");
}

TEST_CASE("elements lie inside one another, and one that holds nothing is not closed") {
    page::Html html;
    html.open("form").empty("input", {{"name", "code"}, {}, {"required", "required"}}).element("b", "x").close("form");
    CHECK(html.take() == "<!doctype html>\n<form><input name=\"code\" required=\"required\">\n<b>x</b>\n</form>\n");
}
