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
    PieceKind.CHROME: "页面附件",
    PieceKind.COPY: "重复的一份",
    PieceKind.SPACE: "空白",
}
IN_TABLE = "cell of a table under its heads"
"""The rule that names the figures in tables."""
RULE = {
    IN_TABLE: "表格中的数字，年份、指标、单位见表头",
    "place in an order": "位次",
    "share of a whole": "占总体的比重",
    "difference from several": "与几个总体相比",
    "list of names with a list of values": "一列名称对一列数字",
    "one value for several names": "几个名称共一个数字",
    "several values of one name": "一个名称有几个数字",
    "name in the clause before": "名称在前一分句",
    "change of what was named before": "前面所说事物的增减",
    "share of what was named before": "前面所说事物的比重",
    "verb alone takes the noun named before": "只有动词，名词承前",
    "verb with its noun named earlier": "动词的对象见于前文",
    "amount spent on the act behind it": "资金，用途在后",
    "growth on a base": "在基数上的增减",
    "yield of the area named before": "产量，作物在前文的面积里",
    "general name made whole by what was named before": "泛称由前文补全",
    "amount of the thing named behind it": "后面所说事物的数量",
    "number before its noun": "数字在名词之前",
    "same thing counted twice": "同一事物连用两个数",
    "counterpart of what was named before": "与前面所说相对的一项",
    "list that shares its verb": "并列各项共用动词",
    "name before the number": "名称在数字之前",
    "plain words around the number": "数字旁边的原词",
    "sum of what was gained": "所获之物的总数",
    "predicate of what was named before": "谓语承前面所说的事物",
    "target with a number": "有可核对的数字",
    "time that is stated": "写明时间",
    "direction alone": "只说方向",
    "paper named by its title": "有书名号的文件",
    "paper to be issued": "出台、制定……文件",
    "plan or policy put in force": "实施……规划、政策、制度",
    "institution to be set up": "建立、设立……制度",
    "scheme to be adopted": "实行、推行……制度",
    "list or trial to be widened": "扩大……试点、缩减……清单",
    "agreement to be reached": "推进……谈判、协定",
    "programme to be launched": "实施、开展……行动",
    "trial to be made": "开展……试点",
    "title to be won": "创建、争创……称号",
    "building at a named place": "在有名称的地点建设",
    "works to be built": "建设、完成……工程",
    "event to be held": "举办……会、节、赛",
    "one of a numbered series": "第几届、第几次",
    "programme named in quotes": "加引号的行动、工程",
    "task set from above": "完成……下达的任务",
    "task to be finished": "完成……任务、改革、编制",
}
"""The rules that name figures, and those that find promises."""
OPTION: dict[str, str] = {
    str(key): label
    for names in (
        STATUS, MEASURE, DIRECTION, BOUND, CHECK, STRENGTH, PART, GRADE, RELATION, LEVEL, SEVERITY, STANDING, REVIEW,
    )
    for key, label in names.items()
} | {Bound.EXACT: "恰为"}  # fmt: skip
"""Every word that a cell of the data may hold, for the data dictionary; states of progress are the ledger's."""
