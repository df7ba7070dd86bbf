#include "list_type/noun.h"

namespace list_type {

law::Facts ListTypeNoun::facts(casework::Asking<ListType> const& now) {
    if (!now.row) return {};
    auto same_code = store::select(now.db, table(), "WHERE code = ?1 ORDER BY id", now.row->code);
    return answers(*now.row, same_code, now.command.on.value_or(now.setting.today));
}

}  // namespace list_type

HENGXIN_NOUN(, list_type::ListTypeNoun);
