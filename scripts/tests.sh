# The tests in the order they run; sourced by test.sh. Cheap ones first, so that a mistake is told early.
check build-web scripts/build-web.sh
check build-dev scripts/build.sh dev
check tidy test/tidy_test.sh build/dev/tidy
# On the core that the journeys leave: all unit tests; what reads bytes from outside, under the sanitizers; ninety-two counties, 1,000,000 acts.
beside unit build/dev/unit_tests
beside edges-asan nice -n 10 sh -c 'scripts/build.sh asan edge_tests && build/asan/edge_tests'
beside simulation nice -n 19 build/dev/hengxin simulate --seed 20200318 --histories 92 --years 2 --acts 10000
# The program as outsiders meet it. The journeys on real sheets run where those are present.
for journey in contract walk steady figures notices pages real_input imports sheets plaintext tamper papers postgres kills; do
  check journey-$journey test/e2e/run.sh build/dev/hengxin $journey
done
# The offline page: its own tests, then against the program, in a browser.
check verify-page npm --prefix web run test:verify
check journey-verify_page test/e2e/run.sh build/dev/hengxin verify_page
# The screens: their pure parts, then as people use them.
check web-unit web/test.sh unit
check screens web/test.sh screens build/dev/hengxin
for each in unit edges-asan simulation; do check $each ended $each; done
if [ -n "$long" ]; then
  check build-tsan scripts/build.sh tsan edge_tests
  check edges-tsan build/tsan/edge_tests
  check build-clang scripts/build.sh clang
  check unit-clang build/clang/unit_tests
  check build-asan-all scripts/build.sh asan unit_tests
  check unit-asan build/asan/unit_tests
fi
