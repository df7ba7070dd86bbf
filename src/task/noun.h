#pragma once
#include "task/statute.h"
#include "task/task.h"

namespace task {

struct TaskNoun {
    using Row = Task;
    static constexpr std::string_view kName = "task", kPath = "tasks";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static constexpr bool kAsksAlways = true;              // whoever has applied it is told when it is lifted
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const& task, std::string_view name);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

}  // namespace task

HENGXIN_NOUN(extern, task::TaskNoun);
