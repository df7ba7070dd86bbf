#include "engine/seals.h"
#include <future>
#include <mutex>
#include "agency/noun.h"
#include "casework/read.h"
#include "document/noun.h"
#include "document/store.h"
#include "engine/described.h"
#include "engine/files.h"
#include "engine/slips.h"
#include "filetype/filetype.h"
#include "json/described.h"
#include "law/id.h"
#include "paper/pdf.h"
#include "paper/template.h"

namespace engine {
namespace {

using document::Document;
using document::DocumentNoun;
using http::Request;
using http::Response;
using law::Refusal;

constexpr char kByHand[] = "；也可打印、盖章后扫描归档", kByHandToo[] = ", or print it, stamp it and scan it back.";

Refusal cannot(char const* code, std::string const& zh, std::string const& en) {
    return {code, zh + kByHand + "。", en + kByHandToo, "衡信系统规则 (own rule)", "电子用印", {}, {}, 409};
}

// Nobody sends a paper that is on its way already: the platform would be asked twice.
class UnderWay {
 public:
    explicit UnderWay(std::string const& paper) {
        std::lock_guard lock(mutex_);
        if (papers_.insert(paper).second) paper_ = paper;
    }
    ~UnderWay() {
        std::lock_guard lock(mutex_);
        papers_.erase(paper_);
    }
    UnderWay(UnderWay const&) = delete;
    bool first() const { return !paper_.empty(); }

 private:
    static inline std::mutex mutex_;
    static inline std::set<std::string> papers_;
    std::string paper_;
};

struct Paper {
    std::string number, pdf;
    Seal seal;
    std::optional<Response> known;       // it was sealed before: the same answer as then
};

json::Object sealed_json(std::string const& paper, Document const& sealed) {
    return {{"paper", paper}, {"document", sealed.id}, {"seal", sealed.seal}, {"digest", sealed.digest}, {"state", "filed"}};
}

class Errand {
 public:
    Errand(SheetRoutes const& with, casework::Actor const& actor, std::shared_ptr<Request const> request)
        : engine_(with.engine), api_(*with.api), noun_(*with.api->nouns.named("document")), actor_(actor), request_(request), id_(request->parameter("id")) {}

    Response operator()() {
        UnderWay under_way(id_);
        if (!under_way.first())
            return no({"sealing_under_way", "该文书正在用印，请稍后查看。", "This paper is being sealed at this moment; look again shortly.", "衡信系统规则 (own rule)", "电子用印", {}, {}, 409});
        auto paper = engine_.readers.with([&](store::Db& db) { return paper_in(db); });
        if (!paper) return no(paper.refusal());
        if (paper->known) return *paper->known;
        auto sealed = send(*paper);
        if (!sealed) return no(sealed.refusal());
        if (sealed->fate != sending::Fate::sent) return failed(sealed->reason);
        auto found = filetype::examine(sealed->pdf, paper->number + ".pdf", "application/pdf");
        if (!found.type) return failed("印章平台交回的不是可接收的 PDF：" + found.zh + " / what the seal platform sent back is no PDF that is accepted: " + found.en);
        return keep(*paper, sealed->pdf);
    }

 private:
    Response no(Refusal const& refusal) const { return casework::problem_of(refusal, request_->wants_english()); }

    // The other side's fault: nothing has changed, and the remedy is said.
    Response failed(std::string const& why) const {
        auto title = request_->wants_english() ? std::string("The paper was not sealed and is as it was: try again") + kByHandToo : std::string("未能用印，文书未变：可以再试") + kByHand + "。";
        return http::problem(502, "seal_platform_failed", title, why);
    }

    law::Result<Paper> paper_in(store::Db& db) const {
        auto read = casework::readable(db, api_.nouns, noun_, id_, actor_);
        if (!read) return casework::no_such_case(noun_);
        auto& document = *std::any_cast<Document>(&read->row);
        if (document.agency != actor_.agency || !actor_.roles.meets(document::kIssuers))
            return Refusal{"not_this_party", "由制发该文书的单位用印。", "The organ that issued the paper has it sealed.", "宁社信发〔2020〕6号", "（三）", {}, {}, 403};
        Paper all{document.number, {}, {}, {}};
        if (auto file = store::load(db, DocumentNoun::table(), document.scan); file && !file->seal.empty() && read->file.state == "filed") {
            all.known = http::json_response(200, sealed_json(id_, *file));
            return all;
        }
        if (read->file.state != "issued") {
            auto& asked = document::paper_awaits_its_seal;
            return Refusal{std::string(asked.name), std::string(asked.zh), std::string(asked.en), "衡信系统规则 (own rule)", "一份文书只用印一次", {}, {}, asked.status};
        }
        if (!engine_.config.sealing)
            return cannot("sealing_not_configured", "本部署未配置电子印章平台，请由运维在 hengxin.conf 中配置 sealing", "No seal platform is configured here: have `sealing` configured in hengxin.conf");
        auto seal = seal_of(engine_, db, document.agency);
        if (!seal)
            return cannot("no_seal_of_this_organ", "印章平台上没有本单位的电子印章，请由运维在 sealing.seals 中登记", "Your agency has no seal on the platform: have it added to sealing.seals");
        all.seal = *seal;
        auto leaf = std::uint64_t(read->file.steps.front().leaf);
        all.pdf = paper::pdf(json::read<paper::Sheet>(json::parse(document.words.plain)), proof_reference(db, leaf, std::nullopt));
        return all;
    }

    // Whoever has it sealed has seen it: that is in the ledger before the paper leaves.
    void look() const {
        std::promise<void> seen;
        casework::look(api_, noun_, actor_, {id_}, [&] { seen.set_value(); }, [&](std::exception_ptr error) { seen.set_exception(error); });
        seen.get_future().get();
    }

    law::Result<sending::Sealed> send(Paper const& paper) const {
        auto& platform = engine_.config.sealing->platform;
        auto reach = engine_.config.demo ? sending::Reach::this_machine : sending::Reach::anywhere;
        std::string token;
        try {
            sending::check_address(platform.url, reach);
            bool secure = platform.url.starts_with("https://"), here = engine_.config.demo && platform.url.starts_with("http://");
            bool plain = paper.seal.id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == std::string::npos;
            if (!secure && !here) throw std::invalid_argument("sealing.platform.url");
            if (!plain || paper.seal.name.empty()) throw std::invalid_argument("sealing.seals");
            token = secret_in(engine_.dir, platform.token_file);
        } catch (std::exception const& wrong) {
            std::fprintf(stderr, "%s: sealing: %s\n", request_->trace_id.c_str(), wrong.what());
            return cannot("sealing_misconfigured", "电子印章平台的配置有误，请由运维核对 hengxin.conf 中的 sealing", "`sealing` in hengxin.conf is not right: have it looked at");
        }
        look();
        return sending::by_platform(platform, token, reach, paper.seal.id, "hengxin-" + engine_.config.region + "-seal-" + id_, paper.pdf);
    }

    Response keep(Paper const& paper, std::string const& pdf) const {
        auto id = law::uuid7(engine_.clock.now(), engine_.random(10));
        auto salt = engine_.random(16);
        auto content = engine_.readers.with([&](store::Db& db) {
            return document::seal_content(*db.sealer, id, json::enum_name(filetype::Type::pdf), pdf, salt);
        });
        casework::Command command{"document", "", "receive_sealed",
                                  {{"name", paper.number + ".pdf"}, {"content", content.fields}, {"paper", id_}, {"seal", paper.seal.name},
                                   {"unsealed_digest", document::digest_of(crypto::hex(salt), paper.pdf)}}, {}, {}, id};
        auto done = engine_.writer->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) -> law::Result<Document> {
            document::keep_content(db, id, content);
            auto done = door.act(db, actor_, command, now);
            if (!done) return done.refusal();
            return *store::load(db, DocumentNoun::table(), done->id);
        });
        if (!done) return no(done.refusal());
        auto response = http::json_response(201, sealed_json(id_, *done));
        response.headers.push_back({"Location", "/api/v1/documents/" + id});
        return response;
    }

    Engine& engine_;
    casework::Api& api_;
    casework::Noun const& noun_;
    casework::Actor actor_;
    std::shared_ptr<Request const> request_;
    std::string id_;
};

}  // namespace

std::optional<Seal> seal_of(Engine& engine, store::Db& db, std::string const& agency) {
    auto organ = engine.config.sealing ? store::load(db, agency::AgencyNoun::table(), agency) : std::nullopt;
    if (organ)
        for (auto& each : engine.config.sealing->seals) if (each.organ == organ->code) return each;
    return std::nullopt;
}

void add_seal_routes(http::Router& router, SheetRoutes const& with) {
    router.add(http::Route{"POST", "/api/v1/documents/{id}/seal", http::Policy::logged_in, "Have an issued paper sealed by the county's seal platform; asked again, the same sealed file",
                           logged_in(with.engine, [with](casework::Actor const& actor, std::shared_ptr<Request const> request, http::Answer answer) {
                               auto run = std::make_shared<Errand>(with, actor, request);
                               with.jobs.aside(actor, request, [run] { return (*run)(); }, answer);
                           })}.as(sealing()));
}

}  // namespace engine
