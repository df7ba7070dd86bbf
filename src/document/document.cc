#include "document/noun.h"
#include "crypto/crypto.h"

namespace document {

using casework::Deciding;
using casework::Outcome;

law::Editions DocumentNoun::editions() {
    return {law::procedure("document", "文书材料", "Document", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Document> const& DocumentNoun::table() {
    static store::Table<Document> const all{"document", {"name"}};
    return all;
}

Document DocumentNoun::forgotten(Document document, law::Date on) {
    if (!document.withdrawn_on) document.withdrawn_on = on;        // an upload's content goes with its row's next save
    document.digest.clear();
    return document;
}

std::string digest_of(std::string_view salt_hex, std::string_view content) {
    auto salt = crypto::from_hex(salt_hex);
    return crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {salt ? *salt : "", content})));
}

namespace {

std::string one(law::Facts const& facts, std::string_view name) {
    auto all = facts.given(name);
    return all.empty() ? std::string() : all.front();
}
std::int64_t number(law::Facts const& facts, std::string_view name) {
    auto text = one(facts, name);
    return text.empty() ? 0 : std::stoll(text);
}

void belong(Document& document, Deciding<Document> const& now) {
    document.about_noun = json::text_or(now.command.fields, "about_noun");
    document.about = json::text_or(now.command.fields, "about");
    document.about_version = number(now.facts, "about_version");
}

void received(Document& document, Deciding<Document> const& now) {
    document.kind = kUpload;
    document.name = json::text(now.command.fields, "name");
    auto& content = json::object(now.command.fields, "content");
    document.type = json::text(content, "type");
    document.size = json::integer(content, "size");
    document.digest = json::text(content, "digest");
    document.salt = {json::text(content, "salt")};
    belong(document, now);
    document.paper = json::text_or(now.command.fields, "paper");
    document.seal = json::text_or(now.command.fields, "seal");
}

void issued(Document& document, Deciding<Document> const& now) {
    document.kind = json::text(now.command.fields, "template");
    document.name = one(now.facts, "title");
    document.year = number(now.facts, "year");
    document.serial = number(now.facts, "serial");
    document.number = one(now.facts, "number");
    document.words = {one(now.facts, "words")};
    belong(document, now);
}

}  // namespace

law::Result<Outcome<Document>> DocumentNoun::decide(Deciding<Document> const& now) {
    Outcome<Document> all{now.before ? *now.before : Document{}};
    Document& document = all.after;
    if (!now.before) {
        document.agency = now.actor.agency;
        document.author = casework::person_of(now.actor);
    }
    switch (Act(now.move.rule->may)) {
        case Act::receive:
            received(document, now);
            all.title = document.name;
            break;
        case Act::attach: belong(document, now); break;
        case Act::withdraw: document.withdrawn_on = now.on; break;
        case Act::rely:
            belong(document, now);
            document.paper = json::text(now.command.fields, "paper");
            break;
        case Act::issue:
            issued(document, now);
            all.title = document.name + " · " + document.number;
            break;
        case Act::scan_back:
            document.scan = json::text(now.command.fields, "scan");
            all.consequences.push_back({"document", "rely", {document.scan},
                                        {{"paper", now.id}, {"about_noun", document.about_noun}, {"about", document.about}}, {}, false});
            break;
        case Act::receive_sealed:                          // which files its paper, and that makes it part of the case
            received(document, now);
            all.title = document.name;
            all.consequences.push_back({"document", "scan_back", {document.paper}, {{"scan", now.id}}, {}, false});
            break;
        case Act::void_it: break;
    }
    all.facts = {{"kind", document.kind}, {"type", document.type}, {"size", document.size}, {"about_noun", document.about_noun}, {"about", document.about}};
    if (!document.number.empty()) all.facts["number"] = document.number;
    if (Act(now.move.rule->may) == Act::receive_sealed) {
        all.facts["paper"] = document.paper;
        all.facts["seal"] = document.seal;
        all.facts["digest"] = document.digest;
        all.facts["unsealed_digest"] = json::text(now.command.fields, "unsealed_digest");
    }
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind", "种类", "kind"}, {"name"}, {"type", "文件类型", "file type"}, {"size", "大小（字节）", "size in bytes"}, {"about_noun", "所附事项种类", "kind of its case"},
    {"about", "所附事项", "the case it belongs to"}, {"number", "文号", "number"}, {"author", "提交人", "brought by"}, {"scan"},
    {"paper", "所用印的文书", "the paper it shows"}, {"seal", "电子印章", "electronic seal"}, {"digest", "加盐摘要", "salted digest"},
};
constexpr casework::Word kInside[] = {
    {"upload", "上传材料", "uploaded file"}, {"measure_notice", "联合惩戒措施告知书", "notice of a measure"}, {"listing_decision", "列入名单决定书", "decision to list"},
    {"prior_notice", "列入名单事先告知书", "prior notice of a listing"}, {"repair_notice", "信用修复告知书", "notice of credit repair"},
    {"removal_decision", "移出名单决定书", "decision to remove"}, {"repair_application", "信用修复申请表与信用承诺书", "application for repair, with commitment"},
    {"repair_rejection", "信用修复不予受理通知书", "repair not accepted"}, {"correction_letter", "信用信息更正函", "letter of correction"},
    {"supervision_letter", "督办函", "letter of supervision"},
    {"review_reply", "信用核查复函", "reply to a credit review"},
    {"objection_application", "异议申请书", "application to object"}, {"objection_missing", "异议补正告知书", "notice of what an objection lacks"},
    {"objection_accepted", "异议受理通知书", "notice that an objection is accepted"}, {"objection_declined", "异议不予受理通知书", "notice that an objection is declined"},
    {"objection_result", "异议处理结果告知书", "notice of the outcome of an objection"},
    {"pdf", "PDF 文件", "PDF"}, {"jpeg", "JPEG 图片", "JPEG picture"}, {"png", "PNG 图片", "PNG picture"}, {"docx", "Word 文档", "Word document"},
    {"xlsx", "Excel 工作簿", "Excel workbook"}, {"ofd", "OFD 版式文件", "OFD"}, {"csv", "CSV 表格", "CSV"}, {"txt", "文本文件", "text"},
};

}  // namespace

casework::Vocabulary DocumentNoun::words() { return {kMembers, kInside}; }

json::Object DocumentNoun::view(Document const& document, casework::Reader const& reader) {
    json::Object all{{"kind", document.kind}, {"name", document.name}, {"type", document.type}, {"size", document.size}, {"about_noun", document.about_noun},
                     {"about", document.about}, {"number", document.number}, {"author", document.author}, {"scan", document.scan}, {"paper", document.paper}, {"seal", document.seal}};
    if (reader.full) all["digest"] = document.digest;
    return all;
}

bool DocumentNoun::may_read(Document const& document, casework::CaseFile const&, casework::Actor const& actor) {
    return document.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

std::optional<casework::Owner> DocumentNoun::belongs_to(Document const& document) {
    if (document.about.empty()) return std::nullopt;
    return casework::Owner{document.about_noun, document.about};
}

}  // namespace document
