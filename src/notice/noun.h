#pragma once
#include "notice/notice.h"
#include "notice/statute.h"

namespace notice {

struct NoticeNoun {
    using Row = Notice;
    static constexpr std::string_view kName = "notice", kPath = "notices";
    static constexpr bool kAsksAlways = true;              // its words are made of what the case says
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    // It says who is told, and how to reach them.
    static bool identifies_person(Row const&) { return true; }
    static std::optional<casework::Owner> belongs_to(Row const& d) { return casework::Owner{d.about_noun, d.about}; }
};

// The channel that an act speaks of: as sent, else as chosen before. Throws json::Error for one that there is not.
Channel channel_sent(json::Object const& fields, Notice const& before);

}  // namespace notice

HENGXIN_NOUN(extern, notice::NoticeNoun);
