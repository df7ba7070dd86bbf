#include "law/print.h"
#include <algorithm>
#include <cassert>

namespace law {
namespace {

constexpr std::string_view kNothing = "—";

// One cell of a Markdown table: what would end the cell or the row is taken out of the text.
std::string cell(std::string_view text) {
    std::string all;
    for (char c : text) {
        if (c == '|') all += "\\|";
        else if (c == '<') all += "&lt;";
        else if (c == '\n' || c == '\r') all += ' ';
        else all += c;
    }
    return all.empty() ? std::string(kNothing) : all;
}

// A label of the diagram: Mermaid reads these signs itself, so their full-width twins stand in for them.
std::string label(std::string_view text) {
    std::string all;
    for (char c : text) {
        if (c == ':') all += "：";
        else if (c == ';') all += "；";
        else if (c == '"') all += "”";
        else if (c == '#') all += "＃";
        else if (c == '\n' || c == '\r') all += ' ';
        else all += c;
    }
    return all;
}

void append(std::string& all, std::string_view separator, std::string_view more) {
    if (!all.empty()) all += separator;
    all += more;
}
std::string both(std::string_view zh, std::string_view en) {
    return en.empty() ? cell(zh) : cell(zh) + " / " + cell(en);
}
std::string both(Term const& term) { return both(term.zh, term.en); }
std::string code(std::string_view name) { return "`" + std::string(name) + "`"; }

Words title(Effect effect) {
    switch (effect) {
        case Effect::neutral: return {"", ""};
        case Effect::favours_subject: return {"对主体有利", "favours the subject"};
        case Effect::burdens_subject: return {"使主体承受不利", "burdens the subject"};
    }
    assert(false);
    return {};
}

Words title(FieldType type) {
    switch (type) {
        case FieldType::text: return {"文字", "text"};
        case FieldType::long_text: return {"长文字", "long text"};
        case FieldType::date: return {"日期", "date"};
        case FieldType::code: return {"证照号码", "code"};
        case FieldType::id: return {"编号", "id"};
        case FieldType::choice: return {"选项", "choice"};
        case FieldType::flag: return {"是否", "yes or no"};
        case FieldType::integer: return {"整数", "integer"};
        case FieldType::json: return {"结构化数据", "JSON"};
        case FieldType::secret: return {"密码，从不留存原文", "secret, never written down"};
        case FieldType::lines: return {"每行一个主体，不重复留存", "a line for each subject, not repeated"};
        case FieldType::rows: return {"多行，每行另成一件", "rows, each a case of its own"};
    }
    assert(false);
    return {};
}

std::string basis(Basis const& under) {
    auto rank = title(under.rank);
    return cell(under.instrument) + cell(under.article) + "<br>" + both(rank.zh, rank.en);
}

std::string parties(Parties who) {
    std::string zh, en;
    for (int p = 0; p <= int(Party::law); ++p) {
        if (!who.has(Party(p))) continue;
        auto words = title(Party(p));
        append(zh, "、", words.zh);
        append(en, ", ", words.en);
    }
    return both(zh, en);
}

// Acts that no person does are told apart in the diagram: they happen to whoever waits.
std::string_view by_itself(Parties who) {
    bool clock = who.has(Party::clock), law = who.has(Party::law);
    for (int p = 0; p <= int(Party::law); ++p)
        if (who.has(Party(p)) && Party(p) != Party::clock && Party(p) != Party::law) return "";
    return clock ? (law ? "（时钟、依法连带）" : "（时钟）") : "（依法连带）";
}

// Prefixed, because Mermaid keeps words such as `end` and `state` to itself.
std::string node(Procedure const& procedure, int state) { return "s_" + procedure.states[state].name; }

std::string diagram(Procedure const& procedure) {
    std::string all = "```mermaid\nstateDiagram-v2\n";
    for (std::size_t s = 0; s < procedure.states.size(); ++s)
        all += "    state \"" + label(procedure.states[s].zh) + "\" as " + node(procedure, int(s)) + "\n";
    all += "    [*] --> " + node(procedure, procedure.begins) + "\n";
    for (int from = 0; from < int(procedure.states.size()); ++from)
        for (int to = 0; to < int(procedure.states.size()); ++to) {
            std::string labels;                         // one arrow for all acts that lead the same way
            for (auto& rule : procedure.rules) {
                if (rule.when != from || rule.then != to) continue;
                auto one = label(procedure.acts[rule.may].zh) + std::string(by_itself(rule.who));
                if (("、" + labels + "、").find("、" + one + "、") == std::string::npos) append(labels, "、", one);
            }
            if (!labels.empty()) all += "    " + node(procedure, from) + " --> " + node(procedure, to) + " : " + labels + "\n";
        }
    for (std::size_t s = 0; s < procedure.states.size(); ++s)
        if (procedure.is_end[s]) all += "    " + node(procedure, int(s)) + " --> [*]\n";
    return all + "```\n";
}

std::string conditions(Conditions const& provided) {
    std::string all;
    for (auto* question : provided.all)
        if (question) append(all, "<br>", code(question->name) + " " + cell(question->under.instrument) + cell(question->under.article));
    return all.empty() ? std::string(kNothing) : all;
}

std::string never_by(Procedure const& procedure, std::uint64_t acts) {
    std::string zh, en;
    for (std::size_t a = 0; a < procedure.acts.size(); ++a) {
        if (!(acts >> a & 1)) continue;
        append(zh, "、", procedure.acts[a].zh);
        append(en, ", ", procedure.acts[a].en);
    }
    return zh.empty() ? std::string(kNothing) : both("不得由办理“" + zh + "”的人", "not by whoever did: " + en);
}

std::string marks(ProcedureRule const& rule) {
    std::string all;
    if (rule.may_be_recorded_late) append(all, "<br>", "可补录 / may be recorded late");
    if (rule.pauses) append(all, "<br>", "期限中止 / pauses the wait");
    if (rule.resumes) append(all, "<br>", "期限恢复，剩余天数继续计算 / resumes the wait with the days left");
    if (rule.goes_on) append(all, "<br>", "期限不重新起算 / the wait that began before goes on");
    if (!rule.extends.empty()) append(all, "<br>", "延长 " + code(rule.extends) + " / adds the period " + code(rule.extends));
    return all.empty() ? std::string(kNothing) : all;
}

std::string rules(Procedure const& procedure) {
    std::string all =
        "| 状态 State | 谁 Who | 行为 Act | 此后 Then | 依据及位阶 Basis, rank | 条件 Provided | 回避 Never by | 效果 Effect | 救济 Remedy | 备注 Marks |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n";
    for (auto& rule : procedure.rules) {
        auto effect = title(rule.effect);
        all += "| " + both(procedure.states[rule.when]) + " | " + parties(rule.who) + " | " + both(procedure.acts[rule.may]) + " | " +
               both(procedure.states[rule.then]) + " | " + basis(rule.under) + " | " + conditions(rule.provided) + " | " +
               never_by(procedure, rule.not_by) + " | " + both(effect.zh, effect.en) + " | " + cell(rule.challenge) + " | " + marks(rule) + " |\n";
    }
    return all;
}

// Each question once, in the order the rules first ask it.
std::string questions(Procedure const& procedure) {
    std::string all;
    std::vector<std::string_view> told;
    for (auto& rule : procedure.rules)
        for (auto* question : rule.provided.all) {
            if (!question || std::find(told.begin(), told.end(), question->name) != told.end()) continue;
            told.push_back(question->name);
            all += "| " + code(question->name) + " | " + cell(question->zh) + "<br>" + cell(question->en) + " | " + basis(question->under) + " |\n";
        }
    if (all.empty()) return all;
    return "\n## 条件 / Conditions\n\n每项条件都须成立；不成立时，系统拒绝并说明：\n"
           "Each condition must hold; when one does not, the act is refused with these words:\n\n"
           "| 条件 Condition | 不成立时 When it does not hold | 依据及位阶 Basis, rank |\n|---|---|---|\n" + all;
}

std::string how_long(Wait const& within) {
    if (!within.period.empty()) return "期限 " + code(within.period) + " / the period " + code(within.period);
    if (!within.until.empty()) return "至 " + code(within.until) + " 之日 / until the day " + code(within.until);
    return "不设期限 / no limit：" + cell(within.why_no_limit);
}

std::string silence(Procedure const& procedure, ProcedureLimit const& limit) {
    switch (limit.otherwise) {
        case Otherwise::right_is_lost: return "逾期即失去该项权利 / the right to act is lost";
        case Otherwise::delay_is_recorded: return "仍可办理，逾期记录在案 / the act is still possible, and the delay is recorded";
        case Otherwise::case_moves_on: break;
    }
    auto& act = procedure.acts[limit.by];
    for (auto& rule : procedure.rules)
        if (rule.when == limit.in && rule.may == limit.by && rule.who.has(Party::clock)) {
            auto& then = procedure.states[rule.then];
            return "期满自动“" + cell(act.zh) + "”，转为“" + cell(then.zh) + "” / the clock does '" + cell(act.en) + "'; the case is then '" +
                   cell(then.en) + "'";
        }
    return "期满自动“" + cell(act.zh) + "” / the clock does '" + cell(act.en) + "'";
}

std::string limits(Procedure const& procedure) {
    if (procedure.limits.empty()) return "没有须等待的状态。\nNo state of this procedure waits for anybody.\n";
    std::string all =
        "期限的长短按日期适用，见《期限表》`rules/periods.csv`。\n"
        "How long a named period is depends on the date; its values are seeded from `rules/periods.csv`.\n\n"
        "| 状态 State | 最长 For at most | 无人办理时 When nobody acts | 依据及位阶 Basis, rank |\n|---|---|---|---|\n";
    for (auto& limit : procedure.limits)
        all += "| " + both(procedure.states[limit.in]) + " | " + how_long(limit.within) + " | " + silence(procedure, limit) + " | " +
               basis(limit.under) + " |\n";
    return all;
}

std::string choices(Field const& field) {
    std::string all;
    for (std::string_view rest = field.values; !rest.empty();) {
        auto end = std::min(rest.find(' '), rest.size());
        if (end) append(all, "、", code(cell(rest.substr(0, end))));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all.empty() ? std::string(kNothing) : all;
}

std::string acts(Procedure const& procedure) {
    std::string all =
        "| 行为 Act | 字段 Field | 含义 Meaning | 类型 Type | 必填 Required | 可选值 Values |\n|---|---|---|---|---|---|\n";
    for (auto& act : procedure.acts) {
        auto name = code(act.name) + " " + both(act);
        if (act.fields.empty()) all += "| " + name + " | — | 无须填写 / nothing to fill in | — | — | — |\n";
        for (auto& field : act.fields) {
            auto type = title(field.type);
            all += "| " + name + " | " + code(field.name) + " | " + both(field.zh, field.en) + " | " + both(type.zh, type.en) + " | " +
                   (field.required ? "是 / yes" : "否 / no") + " | " + choices(field) + " |\n";
        }
    }
    return all;
}

std::string ends(Procedure const& procedure) {
    std::string zh, en;
    for (std::size_t s = 0; s < procedure.states.size(); ++s) {
        if (!procedure.is_end[s]) continue;
        append(zh, "、", "“" + procedure.states[s].zh + "”");
        append(en, ", ", "'" + procedure.states[s].en + "'");
    }
    return "到" + zh + "即告办结，此后不再变动。\nA case ends as " + en + "; nothing changes it after that.\n";
}

}  // namespace

std::string document(Procedure const& procedure) {
    auto from = to_text(procedure.from);
    return "# " + procedure.zh + "程序 / " + procedure.en + "\n\n"
           "本版自 " + from + " 起适用；已经开始的事项按其开始时的版本办理。本文由 `src/" + procedure.noun + "/statute.h` 生成，请勿手工修改。\n"
           "This edition is in force from " + from + "; a case keeps the edition it was opened under. Generated from `src/" + procedure.noun +
           "/statute.h`; do not edit by hand.\n\n"
           "## 状态图 / Diagram\n\n" + diagram(procedure) + "\n" + ends(procedure) +
           "\n## 谁可以做什么 / Who may do what\n\n"
           "表中没有的行为，任何人不得为之。\nWhat this table does not provide for, nobody may do.\n\n" + rules(procedure) + questions(procedure) +
           "\n## 期限 / Limits\n\n" + limits(procedure) + "\n## 行为与字段 / Acts and their fields\n\n" + acts(procedure);
}

}  // namespace law
