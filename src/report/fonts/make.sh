#!/bin/sh
# Makes the charts' fonts anew from Debian's fonts-noto-core, with fonttools (pyftsubset, pyftmerge): ./make.sh
set -eu
from=/usr/share/fonts/truetype/noto
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

subset() {
  python3 -m fontTools.subset "$from/$1.ttf" --output-file="$work/$1.ttf" --unicodes="$2" --no-hinting \
    --layout-features=ccmp,locl,kern,mark,mkmk,liga,calt,init,medi,fina,isol,rlig --name-IDs=0,1,2,3,4,5,6,13,14
}

for weight in Regular Bold; do
  subset "NotoSans-$weight" "U+0020-007E,U+00A0-024F,U+0259,U+02BB-02BC,U+02C6-02C7,U+02D8-02DD,U+0300-0304,U+0306-030C,U+0323,U+0326-0328,U+0370-03FF,U+0400-045F,U+0462-0463,U+048A-04FF,U+1E00-1EFF,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+2070,U+2074-2079,U+2080-2089,U+20AC,U+2116,U+2122"
  subset "NotoSansArabic-$weight" "U+0600-06FF,U+0750-077F,U+200C-200F"
  subset "NotoSansHebrew-$weight" "U+0591-05F4,U+20AA,U+FB1D-FB4F"
  python3 -m fontTools.merge --output-file="NotoSans-$weight.ttf" \
    "$work/NotoSans-$weight.ttf" "$work/NotoSansArabic-$weight.ttf" "$work/NotoSansHebrew-$weight.ttf"
done
