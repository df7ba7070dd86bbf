#pragma once
#include "notice/notice.h"
#include "notice/statute.h"

namespace notice {

struct NoticeNoun {
    using Row = Notice;
    static constexpr std::string_view kName = "notice", kPath = "notices";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

}  // namespace notice

extern template casework::Noun casework::noun<notice::NoticeNoun>();       // in store.cc
