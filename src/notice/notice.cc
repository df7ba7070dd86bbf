#include "law/sent.h"
#include "notice/noun.h"

namespace notice {

using casework::Deciding;
using casework::Outcome;

law::Editions NoticeNoun::editions() {
    return {law::procedure("notice", "告知送达", "Notice", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Notice> const& NoticeNoun::table() {
    static store::Table<Notice> const all{
        "notice", {"name", "words", "receiver", "announced_at", "failed_because", "set_aside_because"}};
    return all;
}

Channel channel_sent(json::Object const& fields, Notice const& before) {
    return fields.contains("channel") ? law::choice_sent<Channel>(fields, "channel") : before.channel;
}

namespace {

std::string given(law::Facts const& facts, std::string_view name) {
    auto all = facts.given(name);
    return all.empty() ? std::string() : all.front();
}

std::string without_stop(std::string text) {
    while (text.ends_with("。") || text.ends_with("；")) text.resize(text.size() - 3);
    return text;
}

// The words of a form, with what the case says in its blanks. A sentence that ends the form brings its own stop.
std::string filled(Form const& form, std::map<std::string, std::string> const& values) {
    std::string all;
    for (std::size_t at = 0; at < form.words.size();) {
        auto open = std::min(form.words.find('{', at), form.words.size());
        all += form.words.substr(at, open - at);
        if (open == form.words.size()) break;
        auto close = form.words.find('}', open);
        auto name = std::string(form.words.substr(open + 1, close - open - 1));
        bool stop_follows = form.words.substr(close + 1).starts_with("。");
        all += stop_follows ? without_stop(values.at(name)) : values.at(name);
        at = close + 1;
    }
    return all;
}

void opened(Outcome<Notice>& all, Deciding<Notice> const& now) {
    auto& fields = now.command.fields;
    Notice& n = all.after;
    bool by_law = Act(now.move.rule->may) != Act::draft;
    n.kind = by_law ? law::choice_sent<Kind>(fields, "kind") : Kind::other;
    n.about_noun = json::text(fields, "about_noun");
    n.about = json::text(fields, "about");
    n.addressee = law::choice_sent<Addressee>(fields, "addressee");
    n.told = json::text(fields, "told");
    n.sender = by_law ? json::text(fields, "sender") : now.actor.agency;
    n.name = json::text_or(fields, "name");
    if (n.name.empty()) n.name = given(now.facts, "name");
    n.contact = {json::text_or(fields, "contact")};
    auto& form = form_of(n.kind);
    auto remedies = json::text_or(fields, "remedies");
    n.words = n.name + "：" + filled(form, {{"thing", given(now.facts, "thing")}, {"day", law::in_chinese(now.on)},
                                          {"detail", by_law ? json::text_or(fields, "detail") : json::text(fields, "words")},
                                          {"remedies", remedies.empty() ? "可以依法申请行政复议或者提起行政诉讼" : remedies}}) +
              given(now.facts, "sender_name") + " " + law::in_chinese(now.on);
    if (auto channel = given(now.facts, "agreed"); !channel.empty()) n.channel = *json::enum_from<Channel>(channel);
    // As wished, but never electronically without a confirmation.
    if (auto wished = json::enum_from<Channel>(json::text_or(fields, "channel")); by_law && wished && *wished != Channel::none_yet && !electronic(*wished)) n.channel = *wished;
    all.agency = n.sender;
    all.title = std::string(form.zh);
    if (n.addressee == Addressee::subject) all.subject = n.told;
}

// In person, with the act that it tells of. The step in that case says who told it.
void told_in_person(Notice& n, law::Date on) {
    n.served_on = on;
    n.receiver = n.name;
}

// Whom it reached, by what it is shown, and on which day.
void delivered(Notice& n, Deciding<Notice> const& now) {
    n.served_on = now.on;
    n.receiver = json::text_or(now.command.fields, "receiver");
    n.proof = json::text_or(now.command.fields, "proof", n.proof);
}

}  // namespace

law::Result<Outcome<Notice>> NoticeNoun::decide(Deciding<Notice> const& now) {
    auto& fields = now.command.fields;
    Outcome<Notice> all{now.before ? *now.before : Notice{}};
    Notice& n = all.after;
    if (now.before) n.channel = channel_sent(fields, n);
    switch (Act(now.move.rule->may)) {
        case Act::open:
        case Act::draft: opened(all, now); break;
        case Act::open_told:
            opened(all, now);
            told_in_person(n, now.on);
            break;
        case Act::choose:
            if (auto contact = json::text_or(fields, "contact"); !contact.empty()) n.contact = {contact};
            break;
        case Act::serve: delivered(n, now); break;
        case Act::send:
            n.sent_on = now.on;
            n.reference = json::text_or(fields, "reference");
            n.consent = given(now.facts, "consent");
            break;
        case Act::confirm: delivered(n, now); break;
        case Act::fail:
            n.failed_because = json::text(fields, "reason");
            n.sent_on = std::nullopt;
            ++n.attempts;
            break;
        case Act::announce:
            n.channel = Channel::announcement;
            n.announced_at = json::text(fields, "announced_at");
            n.sent_on = now.on;
            n.proof = json::text(fields, "proof");
            break;
        case Act::deem: n.served_on = now.on; break;
        case Act::set_aside: n.set_aside_because = json::text(fields, "reason"); break;
    }
    if (auto paper = given(now.facts, "paper"); !paper.empty()) n.paper = paper;
    if (auto contact = given(now.facts, "contact"); electronic(n.channel) && !contact.empty()) n.contact = {contact};
    all.facts = {{"kind", json::enum_name(n.kind)}, {"about_noun", n.about_noun}, {"about", n.about}, {"channel", json::enum_name(n.channel)},
                 {"attempts", n.attempts}, {"served_on", json::write(n.served_on)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind"}, {"about_noun"}, {"about"}, {"sender", "告知单位", "sent by"}, {"addressee"}, {"told"}, {"channel"}, {"attempts", "未送达次数", "times it failed"},
    {"sent_on", "发出日期", "sent on"}, {"served_on", "送达日期", "served on"}, {"article", "告知依据", "rests on"}, {"name", "被告知人", "who is told"},
    {"contact", "联系方式", "contact"}, {"words"}, {"consent", "电子送达确认书", "confirmation relied on"}, {"reference"}, {"receiver"}, {"proof"},
    {"announced_at"}, {"failed_because", "未送达的原因", "why it did not arrive"}, {"set_aside_because", "不再告知的理由", "why it is told no more"},
    {"paper", "一并送达的文书", "paper served with it"},
};

// The codes of the kinds are called as their forms are.
std::vector<casework::Word> inside() {
    std::vector<casework::Word> all{
        {"subject", "信用主体", "subject"}, {"asker", "提出人", "who asked"}, {"agency", "单位", "agency"}, {"none_yet", "尚未选定", "none yet"},
        {"in_person", "当面送达", "in person"}, {"post", "邮寄", "post"}, {"phone", "电话（留有记录）", "recorded phone call"}, {"sms", "短信", "text message"},
        {"email", "电子邮件", "e-mail"}, {"announcement", "公告", "public announcement"},
    };
    for (int kind = 0; kind <= int(Kind::other); ++kind) all.push_back({boost::describe::enum_to_string(Kind(kind), ""), form_of(Kind(kind)).zh, form_of(Kind(kind)).en});
    return all;
}

}  // namespace

casework::Vocabulary NoticeNoun::words() {
    static std::vector<casework::Word> const all = inside();
    return {kMembers, all};
}

json::Object NoticeNoun::view(Notice const& n, casework::Reader const& reader) {
    auto& under = form_of(n.kind).under;
    json::Object all{{"kind", json::enum_name(n.kind)}, {"about_noun", n.about_noun}, {"about", n.about}, {"sender", n.sender},
                     {"addressee", json::enum_name(n.addressee)}, {"told", n.told}, {"channel", json::enum_name(n.channel)}, {"attempts", n.attempts},
                     {"sent_on", json::write(n.sent_on)}, {"served_on", json::write(n.served_on)},
                     {"article", std::string(under.instrument) + std::string(under.article)}};
    if (reader.full) {
        all["name"] = n.name;
        all["contact"] = n.contact.plain;
        all["words"] = n.words;
        all["consent"] = n.consent;
        all["reference"] = n.reference;
        all["receiver"] = n.receiver;
        all["proof"] = n.proof;
        all["announced_at"] = n.announced_at;
        all["failed_because"] = n.failed_because;
        all["set_aside_because"] = n.set_aside_because;
        all["paper"] = n.paper;
    }
    return all;
}

bool NoticeNoun::may_read(Notice const& n, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return n.sender == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace notice
