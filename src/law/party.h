// Parties to a procedure: who may do what. A person holds parties through roles in an agency; the clock and the law are parties that
// no person can be.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace law {

enum class Party : std::uint8_t {
    officer,         // 窗口: asks and confirms inside a procedure of their agency
    data_clerk,      // 数据员: brings data in
    handler,         // 经办
    approver,        // 审批: never the handler of the same case
    supervisor,      // 分管领导
    office,          // 信用办: processes lists and objections
    legal_reviewer,  // 法制审核 of the credit office
    publisher,       // 发布 of the credit office
    evaluator,       // 考核 of the credit office
    subject,         // 信用主体
    partner,         // 市场主体
    agency_system,   // an agency's own system, acting for a named officer
    origin,          // the unit or region an upstream entry comes from
    system_admin,    // 系统管理员
    security_admin,  // 安全管理员
    audit_admin,     // 审计管理员
    auditor,         // 审计机关
    clock,           // may only let periods lapse
    law,             // consequences of other acts
};
BOOST_DESCRIBE_ENUM(Party, officer, data_clerk, handler, approver, supervisor, office, legal_reviewer, publisher, evaluator, subject, partner,
                    agency_system, origin, system_admin, security_admin, audit_admin, auditor, clock, law)

// A set of enumerators, written {a, b}. It has no default: a column of this type that is left out does not compile.
template <class E> struct AnyOf {
    std::uint64_t bits;
    constexpr AnyOf(std::initializer_list<E> all) : bits(0) {
        for (E each : all) bits |= std::uint64_t{1} << int(each);
    }
    constexpr AnyOf(E one) : bits(std::uint64_t{1} << int(one)) {}
    // The empty set by name, because {{}} would be the set of the first enumerator.
    static constexpr AnyOf none() { return std::initializer_list<E>{}; }
    constexpr bool has(E one) const { return bits >> int(one) & 1; }
    constexpr bool meets(AnyOf other) const { return bits & other.bits; }
    constexpr bool empty() const { return bits == 0; }
    constexpr void add(E one) { bits |= std::uint64_t{1} << int(one); }
};
using Parties = AnyOf<Party>;

struct Words {
    std::string_view zh, en;
};
Words title(Party party);

}  // namespace law
