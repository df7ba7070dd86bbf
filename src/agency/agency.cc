#include <algorithm>
#include <set>
#include <span>
#include "agency/noun.h"
#include "text/code.h"
#include "text/name.h"

namespace agency {

using casework::Deciding;
using casework::Outcome;

Remit const* remit_for(Agency const& agency, std::string_view matter, law::Date on) {
    if (!in_force(agency, on)) return nullptr;
    for (auto& remit : agency.remits) if (remit.matter == matter && in_force(remit, on)) return &remit;
    return nullptr;
}

bool has_duty(Agency const& agency, std::string_view duty, law::Date on) {
    if (!in_force(agency, on)) return false;
    for (auto& each : agency.duties) if (each.name == duty && in_force(each, on)) return true;
    return false;
}

law::Editions AgencyNoun::editions() { return {law::procedure("agency", "单位", "Agency", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }
store::Table<Agency> const& AgencyNoun::table() {
    static store::Table<Agency> const all{"agency"};
    return all;
}
std::optional<law::Date> AgencyNoun::date(Agency const& agency, std::string_view name) {
    assert(name == "agency_ends");
    return agency.to;
}

Content content_sent(json::Object const& fields) { return json::read<Content>(json::Value(json::object(fields, "agency")), "$.agency"); }
Content content_proposed(Agency const& agency) { return json::read<Content>(json::parse(agency.proposed)); }

namespace {

void take(Agency& agency, Content content) {
    agency.code = std::move(content.code);
    agency.name = std::move(content.name);
    agency.kind = std::move(content.kind);
    agency.remits = std::move(content.remits);
    agency.duties = std::move(content.duties);
    agency.from = content.from;
    agency.to = content.to;
    agency.proposed.clear();
}

bool is_one_of(std::span<std::string_view const> known, std::string_view name) { return std::find(known.begin(), known.end(), name) != known.end(); }
std::string listed(std::span<std::string_view const> known) {
    std::string all;
    for (auto& each : known) all += " " + std::string(each);
    return all;
}

}  // namespace

law::Finding told_apart(Content const& content) {
    law::Finding all{true};
    auto need = [&](char const* member, std::string const& text) {
        if (!text::normalise_name(text).empty()) return;
        all.fields.push_back({"agency." + std::string(member), text, "必填 / required", "按机构编制文件填写 / as in the papers that set it up"});
    };
    if (content.to && *content.to < content.from)
        all.fields.push_back({"agency.to", law::to_text(*content.to), "早于起始日 / before its beginning", "更正日期 / correct the day"});
    need("name", content.name);
    need("kind", content.kind);
    auto code = text::normalise_code(content.code);
    if (code.kind != text::CodeKind::unified || code.value != content.code)
        all.fields.push_back({"agency.code", content.code, "不是18位统一社会信用代码 / no unified social credit code of 18 characters",
                              code.kind == text::CodeKind::unified ? "写作 / write " + code.value : "按证书填写 / as on its certificate"});
    all.holds = all.fields.empty();
    return all;
}

law::Finding kind_fits(Content const& content) {
    if (is_one_of(kKinds, content.kind)) return {true};
    law::Finding no{false};
    no.fields.push_back({"agency.kind", content.kind, "没有这种单位类型 / no such kind of agency", "可选 / one of:" + listed(kKinds)});
    return no;
}

law::Finding matters_fit(Content const& content) {
    law::Finding all{true};
    std::set<std::string> seen;
    for (std::size_t i = 0; i < content.remits.size(); ++i) {
        auto& remit = content.remits[i];
        auto place = "agency.remits[" + std::to_string(i) + "]";
        if (remit.matter.empty() || !seen.insert(remit.matter).second)
            all.fields.push_back({place + ".matter", remit.matter, "编码为空或重复 / empty or named twice", "每个事项一个编码 / one code each"});
        if (!is_one_of(kMatterKinds, remit.kind))
            all.fields.push_back({place + ".kind", remit.kind, "没有这种事项类别 / no such kind", "可选 / one of:" + listed(kMatterKinds)});
        if (remit.to && *remit.to < remit.from) all.fields.push_back({place + ".to", law::to_text(*remit.to), "早于起始日 / before its beginning", "更正日期 / correct the day"});
    }
    all.holds = all.fields.empty();
    return all;
}

law::Finding duties_fit(Content const& content) {
    law::Finding all{true};
    for (std::size_t i = 0; i < content.duties.size(); ++i) {
        auto& [name, from, to] = content.duties[i];
        if (to && *to < from)
            all.fields.push_back({"agency.duties[" + std::to_string(i) + "].to", law::to_text(*to), "早于起始日 / before its beginning", "更正日期 / correct the day"});
        if (name != "credit_office" && name != "operator" && !name.starts_with("determines:"))
            all.fields.push_back({"agency.duties[" + std::to_string(i) + "].name", name, "没有这种职责 / no such duty", "credit_office · operator · determines:名单类别代码"});
    }
    all.holds = all.fields.empty();
    return all;
}

law::Result<Outcome<Agency>> AgencyNoun::decide(Deciding<Agency> const& now) {
    Outcome<Agency> all{now.before ? *now.before : Agency{}};
    Agency& agency = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::found:
            take(agency, content_sent(now.command.fields));
            break;
        case Act::propose:
            // What tells it apart is on file at once; without remits and duties it can do nothing.
            take(agency, content_sent(now.command.fields));
            agency.remits.clear();
            agency.duties.clear();
            [[fallthrough]];
        case Act::propose_change: agency.proposed = json::canonical(json::write(content_sent(now.command.fields))); break;
        case Act::confirm: take(agency, content_proposed(agency)); break;
        case Act::refuse: agency.proposed.clear(); break;
        case Act::end: break;
    }
    all.agency = now.id;
    all.title = !agency.name.empty() ? agency.name : agency.proposed.empty() ? "" : content_proposed(agency).name;
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"code", "统一社会信用代码", "unified social credit code"}, {"name", "单位名称", "name"}, {"kind", "单位类型", "kind of agency"}, {"from"}, {"to"},
    {"remits", "职权事项", "remits"}, {"duties", "职责", "duties"}, {"proposed", "待确认的内容", "proposed, to be confirmed"},
};
constexpr casework::Word kInside[] = {
    {"kind.finance", "财政", "public finance"}, {"proposed.kind.finance", "财政", "public finance"},
    {"remits.name", "事项名称", "name of the matter"}, {"remits.kind", "事项类别", "kind of matter"}, {"remits.matter", "事项代码", "code of the matter"},
    {"proposed.remits.name", "事项名称", "name of the matter"}, {"proposed.remits.kind", "事项类别", "kind of matter"},
    {"proposed.remits.matter", "事项代码", "code of the matter"},
    {"duties.name", "职责名称", "name of the duty"}, {"proposed.duties.name", "职责名称", "name of the duty"},
    {"duties.name.determines", "认定名单", "determines the list"}, {"proposed.duties.name.determines", "认定名单", "determines the list"},
    {"duties.name.operator", "平台运维", "runs the platform"}, {"proposed.duties.name.operator", "平台运维", "runs the platform"},
};

}  // namespace

casework::Vocabulary AgencyNoun::words() { return {kMembers, kInside}; }

namespace {

// A text that is one of a list is chosen from it.
void choose_from(json::Shape& member, std::span<std::string_view const> known) {
    member.type = json::ShapeType::choice;
    member.values.assign(known.begin(), known.end());
}

}  // namespace

std::vector<json::Shape> AgencyNoun::shapes() {
    auto all = json::shape_of<Content>("agency");
    for (auto& member : all.inside) {
        if (member.name == "kind") choose_from(member, kKinds);
        if (member.name != "remits") continue;
        for (auto& each : member.inside.front().inside) if (each.name == "kind") choose_from(each, kMatterKinds);
    }
    return {std::move(all)};
}

json::Object AgencyNoun::view(Agency const& agency, casework::Reader const& reader) {
    json::Object all{{"code", agency.code}, {"name", agency.name}, {"kind", agency.kind}, {"from", law::to_text(agency.from)}, {"to", json::write(agency.to)},
                     {"remits", json::write(agency.remits)}};
    if (reader.full) {
        all["duties"] = json::write(agency.duties);
        all["proposed"] = agency.proposed.empty() ? json::Value(nullptr) : json::parse(agency.proposed);
    }
    return all;
}

}  // namespace agency
