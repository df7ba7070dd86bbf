#include "engine/notices.h"
#include <filesystem>
#include "engine/files.h"
#include "notice/store.h"
#include "spreadsheet/csv.h"
#include "text/name.h"

namespace engine {
namespace {

using law::Refusal;
using notice::Channel;
using sending::Fate;
using sending::Sent;

constexpr law::Parties kSenders{law::Party::office, law::Party::handler, law::Party::officer, law::Party::agency_system};

Refusal refused(char const* code, char const* zh, char const* en, int status) { return {code, zh, en, "衡信系统规则 (own rule)", "发送告知", {}, {}, status}; }

// One run: what was configured is looked at before anything leaves.
class Run {
 public:
    Run(Engine& engine, casework::Actor const& actor) : engine_(engine), actor_(actor), sending_(*engine.config.sending) {
        reach_ = engine.config.demo ? sending::Reach::this_machine : sending::Reach::anywhere;
        if (sending_.sms_gateway && sending_.sms_file)
            throw std::invalid_argument("短信只能配置一条通道：sms_gateway 或 sms_file / text messages leave one way: sms_gateway or sms_file");
        if (sending_.sms_gateway) sending::check_address(sending_.sms_gateway->url, reach_);
        if (sending_.email) sending::check_address(sending_.email->url, reach_);
        if (sending_.sms_gateway) token_ = secret_in(engine.dir, sending_.sms_gateway->token_file);
        if (sending_.email) password_ = secret_in(engine.dir, sending_.email->password_file);
    }

    json::Object operator()() {
        auto office = actor_.roles.meets(casework::kOfficeRoles);
        auto due = engine_.readers.with([&](store::Db& db) { return notice::due_to_send(db, actor_.agency, !office, engine_.today()); });
        for (auto& each : due) {
            if (!each.consented) record(each, {Fate::refused, "", "受送达人的确认书已撤回 / the receiver's confirmation was revoked"});
            else if (each.channel == Channel::email) mail(each);
            else text_message(each);
        }
        if (!for_file_.empty()) into_file();
        return {{"sent", sent_}, {"failed", failed_}, {"left", left_}, {"items", std::move(items_)}};
    }

 private:
    sending::Message message(notice::Due const& due) const {
        return {"hengxin-" + engine_.config.region + "-" + due.id + "-" + std::to_string(due.attempts), due.contact, due.title, due.words};
    }

    void mail(notice::Due const& due) {
        if (!sending_.email) return leave(due, "未配置电子邮件 / no e-mail is configured");
        if (mail_down_) return leave(due, "邮件服务器无法连接 / the mail server cannot be reached");
        auto sent = sending::by_mail(*sending_.email, password_, reach_, message(due), engine_.clock.now());
        mail_down_ = sent.fate == Fate::unreachable;
        record(due, sent);
    }

    void text_message(notice::Due const& due) {
        if (sending_.sms_file) return for_file_.push_back(due);
        if (!sending_.sms_gateway) return leave(due, "未配置短信 / no text messages are configured");
        if (gateway_down_) return leave(due, "短信平台无法连接 / the gateway cannot be reached");
        auto sent = sending::by_gateway(*sending_.sms_gateway, token_, reach_, message(due));
        gateway_down_ = sent.fate == Fate::unreachable;
        record(due, sent);
    }

    // One file for all that are due, named by what is in it: the same run again writes the same file.
    void into_file() {
        auto& to = *sending_.sms_file;
        if (to.encoding != "UTF-8" && to.encoding != "GB18030")
            throw std::invalid_argument("短信文件编码只能是 UTF-8 或 GB18030 / the file is in UTF-8 or GB18030: " + to.encoding);
        std::string lines, keys;
        for (auto& due : for_file_) {
            lines += platform_line(message(due));
            keys += message(due).key + "\n";
        }
        auto digest = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {keys}))).substr(0, 16);
        auto name = "hengxin-" + law::to_text(engine_.today()) + "-" + digest + ".csv";
        auto folder = to.folder.starts_with('/') ? to.folder : engine_.dir + "/" + to.folder;
        std::filesystem::create_directories(folder);
        std::string heading = "编号,手机号码,内容\r\n";
        write_file(folder + "/" + name, to.encoding == "UTF-8" ? std::string(spreadsheet::kBom) + heading + lines : text::from_utf8(heading + lines, to.encoding), 0640);
        for (auto& due : for_file_) record(due, {Fate::sent, name, ""});
    }

    void record(notice::Due const& due, Sent const& sent) {
        if (sent.fate == Fate::unreachable) return leave(due, sent.reason);
        casework::Command command{"notice", due.id, sent.fate == Fate::sent ? "send" : "fail", {}, {}, due.version, {}};
        if (sent.fate == Fate::sent) command.fields["reference"] = sent.reference;
        else command.fields["reason"] = sent.reason;
        auto done = engine_.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return door.act(db, actor_, command, now); });
        if (!done) return leave(due, done.refusal().zh + " / " + done.refusal().en);
        ++(sent.fate == Fate::sent ? sent_ : failed_);
        add(due, json::enum_name(sent.fate), sent.reference, sent.reason);
    }

    void leave(notice::Due const& due, std::string const& why) {
        ++left_;
        add(due, "left", "", why);
    }

    void add(notice::Due const& due, std::string const& fate, std::string const& reference, std::string const& reason) {
        items_.push_back(json::Object{{"id", due.id}, {"channel", json::enum_name(due.channel)}, {"fate", fate}, {"reference", reference}, {"reason", reason}});
    }

    Engine& engine_;
    casework::Actor const& actor_;
    Sending const& sending_;
    sending::Reach reach_;
    std::string token_, password_;
    bool mail_down_ = false, gateway_down_ = false;
    std::vector<notice::Due> for_file_;
    std::int64_t sent_ = 0, failed_ = 0, left_ = 0;
    json::Array items_;
};

}  // namespace

std::string platform_line(sending::Message const& message) {
    auto words = message.words;
    for (auto& c : words) if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return message.key + "," + message.to + "," + spreadsheet::csv_line({words});
}

Called send_notices(Engine& engine, casework::Actor const& actor) {
    static std::mutex one_at_a_time;                       // two runs would send the same twice
    std::lock_guard lock(one_at_a_time);
    if (!actor.roles.meets(kSenders)) return refused("not_this_party", "您的身份无权发送告知。", "Sending notices is not for your role to do.", 403);
    if (!engine.config.sending)
        return refused("sending_not_configured", "本部署未配置发送通道；请以当面、邮寄等方式送达，或由运维在 hengxin.conf 中配置 sending。",
                       "No way of sending is configured here: serve in person or by post, or have `sending` configured in hengxin.conf.", 409);
    return Run(engine, actor)();
}

}  // namespace engine
