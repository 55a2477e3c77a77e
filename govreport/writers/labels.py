"""What the words of the data are called in Chinese, for pages, ledgers and PDFs alike."""

from __future__ import annotations

from govreport.model import (
    Bound,
    ChangeKind,
    Check,
    Direction,
    Grade,
    Level,
    Measure,
    MentionKind,
    Part,
    PieceKind,
    Relation,
    Review,
    Severity,
    Standing,
    Status,
    Strength,
)

STATUS = {Status.ACTUAL: "实绩", Status.TARGET: "目标"}
MEASURE = {Measure.LEVEL: "数额", Measure.CHANGE: "增减", Measure.RANK: "位次"}
DIRECTION = {Direction.UP: "上升", Direction.DOWN: "下降"}
BOUND = {
    Bound.EXACT: "",
    Bound.ABOUT: "大约",
    Bound.AT_LEAST: "不低于",
    Bound.AT_MOST: "不超过",
    Bound.OVER: "超过",
    Bound.NEARLY: "接近",
}
BOUND_SIGN = {
    Bound.EXACT: "",
    Bound.ABOUT: "约",
    Bound.AT_LEAST: "≥",
    Bound.AT_MOST: "≤",
    Bound.OVER: "＞",
    Bound.NEARLY: "近",
}
"""The same in tables, where figures stand below each other."""
CHECK_NAME, STRENGTH_NAME = "可核查程度", "措辞力度"
NO_TOPIC = "未归类"
"""What the two judgments on a commitment are called, wherever they are shown."""
CHECK = {Check.QUANTIFIED: "有数量", Check.NAMED: "有名目", Check.DIRECTIONAL: "方向性"}
CHECK_MEANING = {
    Check.QUANTIFIED: "写明了可以核对的数量",
    Check.NAMED: "没有数量，但点明了看得见的事项：项目、地点、设施、文件、机制或期限",
    Check.DIRECTIONAL: "只说了方向或态度",
}
STRENGTH = {Strength.MUST: "确保", Strength.STRIVE: "力争", Strength.ADVANCE: "推进", Strength.EXPLORE: "谋划"}
PART = {Part.LOOK_BACK: "回顾", Part.LOOK_AHEAD: "安排"}
GRADE = {Grade.CERTAIN: "确定", Grade.LIKELY: "很可能"}
RELATION = {
    Relation.SAME_INDICATOR: "同一指标",
    Relation.RELATED: "相关",
    Relation.TARGET_OF: "承诺中的目标",
    Relation.OUTCOME_OF: "次年报告的数",
    Relation.ANSWERS: "次年报告提到",
}
STANDING = {
    Standing.EQUAL: "与目标相同",
    Standing.ABOVE: "高于目标",
    Standing.BELOW: "低于目标",
    Standing.WITHIN: "在目标区间内",
}
REVIEW = {
    Review.UNCHECKED: "机器匹配·待核",
    Review.CONFIRMED: "人工确认",
    Review.REJECTED: "人工否定",
}
CHANGE = {ChangeKind.REPORT: "收录报告", ChangeKind.UPDATE: "进展", ChangeKind.CORRECTION: "更正"}
LEVEL = {
    Level.TOWNSHIP: "乡镇",
    Level.COUNTY: "县（市、区）",
    Level.PREFECTURE: "市（州）",
    Level.PROVINCE: "省（区、市）",
    Level.NATIONAL: "国务院",
}
MENTION = {
    MentionKind.VILLAGE: "村和社区",
    MentionKind.TOWN: "乡镇和街道",
    MentionKind.ROAD: "道路",
    MentionKind.RIVER: "河湖水系",
    MentionKind.SCHOOL: "学校",
    MentionKind.HOSPITAL: "医院",
    MentionKind.COMPANY: "企业",
    MentionKind.PROJECT: "项目",
    MentionKind.PLACE: "其他地点",
}
SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
PIECE = {
    PieceKind.METADATA: "信息栏",
    PieceKind.TITLE: "标题",
    PieceKind.DATELINE: "日期行",
    PieceKind.SPEAKER: "报告人",
    PieceKind.SALUTATION: "称呼",
    PieceKind.HEADING: "小标题",
    PieceKind.SENTENCE: "正文",
    PieceKind.TABLE: "表格",
    PieceKind.NOTE: "注释",
    PieceKind.BOILERPLATE: "页面附件",
    PieceKind.COPY: "重复的一份",
    PieceKind.SPACE: "空白",
}
IN_TABLE = "table-cell"
"""The rule that names the figures in tables."""
OPTION: dict[str, str] = {
    str(key): label
    for names in (
        STATUS, MEASURE, DIRECTION, BOUND, CHECK, STRENGTH, PART, GRADE, RELATION, LEVEL, SEVERITY, STANDING, REVIEW,
    )
    for key, label in names.items()
} | {Bound.EXACT: "恰为"}  # fmt: skip
"""Every word that a cell of the data may hold, for the data dictionary; states of progress are the ledger's."""
