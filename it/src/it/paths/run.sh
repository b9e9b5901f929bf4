#!/bin/sh
# usage: run.sh MAVEN SETTINGS LOCAL_REPOSITORY
# Names beyond ASCII are made here, as bytes, since a JVM under another locale could not make them.
set -eu
letters=$(printf 'm\303\274nchen \316\262')
build() { # locale, folder, log
  status=0
  (cd "$2" && env -u CI -u GITHUB_STEP_SUMMARY LC_ALL="$1" "$maven" -B -s "$settings" -Dmaven.repo.local="$repository" verify) > "$3" 2>&1 || status=$?
  echo "exit $status" >> "$3"
}
maven=$1
settings=$2
repository=$3

mkdir -p "target/$letters/src/forecast/pulse $letters"
cp pom.xml "target/$letters/"
printf 'signal: { pulse: {} }\n' > "target/$letters/src/forecast/pulse $letters/scenario.yaml"
build C.UTF-8 "target/$letters" target/utf8.log

mkdir -p "target/ascii/src/forecast/$letters"
cp pom.xml target/ascii/
printf 'signal: { pulse: {} }\n' > "target/ascii/src/forecast/$letters/scenario.yaml"
build C target/ascii target/c.log
