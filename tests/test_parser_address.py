"""No two places of the country share an address, whatever is published; and what tells them apart touches no other."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from govreport.frame.place import short
from govreport.lexicon import default_lexicon
from govreport.model import Sidecar
from govreport.parser.address import address_of, ascii_name
from tests.test_parser_identity import document

STRUCTURE, DIVISIONS = default_lexicon().structure, default_lexicon().divisions
LOCATED = [(name, DIVISIONS.parent(code), code) for code, name in DIVISIONS.names.items()]
BODY = "年政府工作报告\n各位代表：\n一、2022年工作回顾\n{0}\n二、2023年工作安排\n{1}"


def address(name: str, parent: str = "", code: str = "") -> str:
    return address_of(name, parent, code, STRUCTURE, DIVISIONS)


def by_name_alone(name: str) -> str:
    code = DIVISIONS.code_of(name)
    return address(name, DIVISIONS.parent(code) if code else "", code)


def test_every_place_of_the_country_has_an_address_of_its_own() -> None:
    bearers = defaultdict(list)
    for place in LOCATED:
        bearers[address(*place)].append(place)
    assert [places for places in bearers.values() if len(places) > 1] == []
    assert len(bearers) == len(LOCATED) > 3000


def test_every_name_of_the_country_has_an_address_of_its_own_even_where_it_does_not_tell_which_place() -> None:
    bearers = defaultdict(list)
    for name in DIVISIONS.codes:
        bearers[by_name_alone(name)].append(name)
    assert [names for names in bearers.values() if len(names) > 1] == []


def test_places_that_nobody_sounds_like_keep_the_plain_address() -> None:
    called = Counter(short(name, STRUCTURE) for name in DIVISIONS.names.values())
    plain = {}
    for name, parent, code in LOCATED:
        bare = short(name, STRUCTURE)
        above = [ascii_name(short(parent, STRUCTURE))] if called[bare] > 1 and parent else []
        plain[code] = "-".join([*above, ascii_name(bare)])
    times = Counter(plain.values())
    kept = [place for place in LOCATED if times[plain[place[2]]] == 1]
    assert [(place, address(*place)) for place in kept if address(*place) != plain[place[2]]] == []
    assert len(kept) == 2752


@pytest.mark.parametrize(
    ("places", "ids"),
    [
        ("山西省 陕西省", "shanxi shaanxi"),
        ("苏州市 宿州市 酒泉市肃州区", "jiangsu-suzhou anhui-suzhou jiuquan-suzhou"),
        ("台州市 泰州市", "zhejiang-taizhou jiangsu-taizhou"),
        ("榆林市 玉林市", "shaanxi-yulin guangxi-yulin"),
        ("伊春市 宜春市", "heilongjiang-yichun jiangxi-yichun"),
        ("福州市 抚州市", "fujian-fuzhou jiangxi-fuzhou"),
        ("易县 义县 黟县", "baoding-yixian jinzhou-yixian huangshan-yixian"),
        ("庆元县 清苑区 清远市", "lishui-qingyuan baoding-qingyuan guangdong-qingyuan"),
        ("延边朝鲜族自治州 盐边县", "jilin-yanbian panzhihua-yanbian"),
        ("新疆维吾尔自治区 新绛县", "xinjiang yuncheng-xinjiang"),
        ("漯河市 塔河县 佛坪县 长武县", "henan-luohe daxinganling-tahe hanzhong-foping xianyang-changwu"),
        ("泊头市 坡头区 乌什县 乌审旗", "cangzhou-botou zhanjiang-potou akesu-wushi eerduosi-wushen"),
        ("信都区 新都区 六合区 柳河县", "xingtai-xindu chengdu-xindu nanjing-luhe tonghua-liuhe"),
        ("长洲区 漳州市 南乐县 南岳区", "wuzhou-changzhou fujian-zhangzhou puyang-nanle hengyang-nanyue"),
        ("长治市潞州区 昌都市洛隆县 六安市金安区", "changzhi-luzhou changdu-luolong luan-jinan"),
        ("万载县 香港特别行政区湾仔区", "yichun-wanzai xianggang-wanzai"),
        ("临夏市 临夏县", "linxia-linxiashi linxia-linxiaxian"),
        ("云安区 郁南县", "yunfu-yunanqu yunfu-yunanxian"),
        ("南京市鼓楼区 徐州市鼓楼区 鼓楼区", "nanjing-gulou xuzhou-gulou gulou"),
        ("北京市朝阳区 昭阳区 朝阳区", "beijing-zhaoyang zhaoyang chaoyangqu"),
        ("蒋场镇 天门市 湖北省 西安市", "jiangchang tianmen hubei shanxi-xian"),
        ("长沙市 长沙县", "hunan-changsha changsha-changsha"),
    ],
)
def test_reports_of_places_that_sound_alike_have_ids_that_tell_them_apart(places: str, ids: str) -> None:
    found = [document(f"{place}2022{BODY}").identity.id for place in places.split()]
    assert found == [f"{place}-2022" for place in ids.split()]


def test_the_place_above_is_known_from_the_code_beside_the_seed_too() -> None:
    found = document(f"鼓楼区2022{BODY}", Sidecar(place_code="320106")).identity
    assert found.id == "nanjing-gulou-2022"


def test_a_township_that_sounds_like_a_place_of_the_table_keeps_the_plain_address() -> None:
    ids = [document(f"{place}2022{BODY}").identity.id for place in ("苏州镇", "蒋场镇", "天门镇", "天门市")]
    assert ids == ["suzhou-2022", "jiangchang-2022", "tianmen-2022", "tianmen-2022"]
