using CsmBot.Cards;
using CsmBot.Cards.Templates;

namespace CsmBot.Tests.Cards;

/// <summary>One card of each template in each of its states, as it would be in a busy week.</summary>
public static class SampleCards
{
    private static readonly DateTime _clock = new(2026, 11, 23, 9, 30, 0, DateTimeKind.Utc);
    private static readonly Instant _now = At(_clock);
    private static readonly DateOnly _today = new(2026, 11, 23);

    private static readonly string[] _names = ["Acme Corp", "Bolt & Sons <Ltd>", "Cumulus GmbH", "Delta_Air_Freight International Holdings", "Ève Santé", "Fabrikam Ltd", "Gōdo 合同会社", "Hooli", "Initech", "Jupiter*Mining*"];

    private static readonly LoggedEntry _call = new("Acme Corp", "call", new(2026, 11, 21), 1, 25, 4, "renewal", "Ann wants the 2027 price list before she signs.");
    private static readonly LoggedEntry _visits = new("Bolt & Sons <Ltd>", "site_visit", new(2026, 11, 20), 2, 390, null, "onboarding");
    private static readonly LoggedEntry _qbr = new("Cumulus GmbH", "qbr", new(2026, 11, 19), 1, 60, 5);

    private static readonly AlertView _alert = new("AL-17", "A-104", "Fabrikam Ltd", "green", "yellow", "Gone quiet", "no contact for 41 days", At(new(2026, 11, 23, 6, 0, 0)))
    {
        Evidence = [new Fact("Usage", "61, 18 % less than 30 days ago"), new Fact("Open urgent tickets", "2")],
        Owner = "Dana Reyes", Tier = 1, Arr = "USD 412,000", Renewal = new(2027, 1, 15), LastContact = new(2026, 10, 13),
        NextStep = "Call Ann O’Hara this week; ask about the two open tickets first.",
    };

    private static readonly ColourView _colour = new("A-104|0", "A-104", "Fabrikam Ltd", "yellow", "Dana Reyes", "sponsor on leave", new(2026, 11, 9), new(2026, 11, 27), "green");

    private static readonly ReadinessLine _ready = new("SSO", "3 of 5 so far", false, "5 people finish Admin 101 with 80", ["3 of 5 people finished Admin 101 with 80 or more"], "Ruth Abel, their CTO", new(2026, 11, 12), "Dana Reyes");

    private static readonly SurveyAskedView _survey = new("survey-1.1", "Fabrikam Ltd", "How ready are they?", 1, 5, "Dana Reyes", new(2026, 12, 7));

    private static readonly SurveyView _results = new("survey-1", "A-104", "Fabrikam Ltd", "How ready are they?", 1, 5, "Dana Reyes", new(2026, 11, 18), new(2026, 12, 2),
        [new("Sam Ito", 3, null, new(2026, 11, 20)), new("Ines Okoro", 4, "good admins, *no* sponsor", new(2026, 11, 19)), new("Kai Wong", null, null, null)]);

    private static readonly FireView _fire = new("FC-3", "A-104", "Fabrikam Ltd", new(2026, 11, 18), "Dana Reyes", "exports fail since the release; the CTO is furious", "10 interactions, 4 h 30 min");

    private static readonly CommitmentView _commitment = new("A-104", "Fabrikam Ltd", new(2027, 1, 15),
        [new(180, new(2026, 7, 19), "missing", null, null), new(90, new(2026, 10, 17), "kept", "the CFO agreed to *two* years", "Dana Reyes, 20 Nov 2026"), new(30, new(2026, 12, 16), "to come", null, null)], null, null);

    private static readonly FireFormView _fireForm = new("FC-3", "Fabrikam Ltd", new FireFormEntry
    {
        Cause = "exports fail since the release; the CTO is furious", Sign = "logins fell", SignOn = "2026-10-20", SeenBy = "Sam Ito", Done = "4 calls (3.5 h), 6 emails (1 h)", Outcome = "saved", Indirect = "1200",
        PreventionText = "2 calls (1 h), 1 email (0.2 h) in 29 days, as green accounts of the tier get",
    }, "1.0", new(2026, 11, 18), "EUR", "USD", false) { Proposed = "2 calls (1 h), 1 email (0.2 h) in 29 days", Estimate = "USD 420" };

    private static readonly RuleView _rule = new("tier 1 gone quiet", 3, "yellow", "tier 1 accounts have not been contacted in 30 days", "made by Ines Okoro, 18 Nov 2026") { Holds = 12, NotJudged = 3 };

    private static readonly RulePast _past = new(["Since 1 Nov 2024 it would have caught 7 of 9 fires (34 days ahead at the median) and 2 of 3 churns (61 days ahead at the median).", "31 alarms, 12 of them false: 0.3 a week and CSM."], ["There were only 3 churns in this time: too few to say."]);

    private static readonly RuleDraftView _draft = new("rule-1", "tier 1 gone quiet", "yellow", "tier 1 accounts have not been contacted in 30 days", "Tier 1 accounts, not contacted in the last 30 days")
    {
        Holds = 12, NotJudged = 1, Accounts = ["Fabrikam Ltd", "Acme Corp", "Bolt & Sons <Ltd>"], Facts = [new Fact("Owner", "Ines Okoro")], Past = _past,
    };

    private static readonly FireLessonView _lesson = new("F-17", "A-104", "Fabrikam Ltd", new(2026, 10, 5), new(2026, 11, 20), "logins *halved*", new(2026, 9, 7))
    {
        Found = ["The sign itself is no condition; this is what the facts show of it. It held for Fabrikam Ltd from 1 Sep 2026, 34 days before the fire (usage index 41 on 4 Oct 2026, was 68 on 6 Aug 2026).",
            "Of the rules in force, “gone quiet” held from 28 Sep 2026, 7 days before the fire."],
    };

    private static readonly LogFormEntry _known = new()
    {
        AccountId = "A-104", AccountName = "Fabrikam Ltd", Type = "call", OccurredOn = "2026-11-21", Minutes = "25", Volume = "1", Effectiveness = "4", Purpose = "renewal",
        Notes = "Ann wants the price list.",
    };

    private static readonly RuleTestView _quiet = new("gone quiet", new(7, 9, 34, 2.4), new(3, 4, 52.5, 1.1), new(1, 2, 80, 0.5))
        { Alarms = 31, FalseAlarms = 12, Undecided = 6, AlarmsPerWeek = 0.0297, NotJudged = 4 };

    private static readonly ReportView _report = new("Business case", "accounts of team Orion", new(2025, 11, 24), new(2026, 11, 23), _now)
    {
        InShort = "17 fires cost USD 46,225 in all; preventing 12 of them would have cost about USD 1,625.",
        Figures = [new("Accounts", "185 accounts", "Active accounts today."), new("Cost of firefighting", "USD 14,725", "Hours at the billing rate of the day."), new("Gross retention", "–", "ARR after ÷ ARR before.")],
        Tables =
        [
            new("By tier", new Table([new("Tier"), new("CRC", ColumnKind.Money, "USD"), new("Firefighting", ColumnKind.Money, "USD")], [[1, 33_005, 2_241], [2, 48_927, 869], [null, 6_681, 3_709]]))
                { Chart = new Chart(ChartKind.Bar, "By tier", [new Series("CRC", [new("1", 33_005), new("2", 48_927)]), new Series("Firefighting", [new("1", 2_241), new("2", 869)])], "USD") },
            new("Fires", new Table([new("Fire"), new("Account"), new("Total cost", ColumnKind.Money, "USD")], [["F-12", "Bolt & Sons <Ltd>", 5_430]], 17)),
            new("Ahead", new Table([new("Account"), new("Due", ColumnKind.Date)], [["Acme Corp", new DateOnly(2027, 1, 15)]])),
        ],
        Notes = ["3 interactions without minutes are counted in volume, not in hours and cost."],
        Page = "https://csm.example/reports/business-case?from=2025-11-24&to=2026-11-23&as=dana%40plover.example&until=1796000000&sig=abc",
    };

    public static readonly IReadOnlyDictionary<string, Card> All = new Dictionary<string, Card>
    {
        ["report"] = ReportCard.Of(_report),
        ["report-as-text"] = ReportCard.Of(_report with { Page = null }, everything: true),
        ["logged"] = LoggedCard.Of(new("L-1", [_call])),
        ["logged-several"] = LoggedCard.Of(new("L-2", [_call, _visits, _qbr]) { By = "Dana Reyes", Notes = ["Bolt & Sons <Ltd> is churned."] }),
        ["logged-edited"] = LoggedCard.Of(new("L-1", [_call with { Minutes = 45 }]) { Edited = true }),
        ["recent-logs"] = RecentLogsCard.Of([new("L-1", [_call]), new("L-2", [_call, _visits, _qbr])]),
        ["recent-logs-none"] = RecentLogsCard.Of([]),
        ["quick-log"] = QuickLogCard.Of("Dana Reyes", "call with Acme Corp, 25 min, renewal, went well"),
        ["undone"] = UndoneCard.Of(new([_call, _visits], "Dana Reyes")),
        ["log-form-empty"] = LogFormCard.Of(new(LogFormKind.Empty, [new LogFormEntry()], _today)),
        ["log-form-rest"] = LogFormCard.Of(new(LogFormKind.Rest, [_known with { AccountId = null, AccountName = null, Type = null, Needs = ["account", "type"],
            AccountChoices = [new Choice("Fabrikam Ltd", "A-104"), new Choice("Fabrikam Labs", "A-233")] }], _today, "D-1")),
        ["log-form-rest-several"] = LogFormCard.Of(new(LogFormKind.Rest, [_known, _known with { AccountName = "Acme Corp", Type = null, Needs = ["type"] }], _today, "D-2")),
        ["log-form-edit"] = LogFormCard.Of(new(LogFormKind.Edit, [_known], _today, "L-1")),
        ["log-form-errors"] = LogFormCard.Of(new(LogFormKind.Edit, [_known with { OccurredOn = "2026-12-24", Errors = new Dictionary<string, string>
            { ["occurred_on"] = "24 Dec 2026 is in the future: only what was done can be logged." } }], _today, "L-1") { Problem = "One field needs another look." }),
        ["backtest"] = BacktestCard.Of(new BacktestView(_quiet, new(2024, 11, 24), _today, 180)
        {
            Understood = "Accounts not contacted in 45 days", Missed = ["F-012, Acme Corp, 3 May 2026", "Bolt & Sons <Ltd>, lost 12 Apr 2026"],
            Doubts = ["Interactions count from the day they took place: one that was logged days later looks as if it had been known at once."],
            Curve = [new("30 days", false, _quiet with { Alarms = 74, FalseAlarms = 49 }), new("45 days", true, _quiet), new("60 days", false, _quiet with { Fires = new(4, 9, 21, 1.2), Alarms = 12, FalseAlarms = 3 })],
        }),
        ["backtest-without-cases"] = BacktestCard.Of(new BacktestView(new RuleTestView("*sponsor* left", new(0, 0, null, 0), new(0, 2, null, 0.1), new(0, 0, null, 0)) { NotJudged = 189 }, new(2026, 9, 1), _today, 180)
            { Doubts = ["There was no fire in this time: nothing can be said about fires.", "There were only 2 churns in this time: too few to say."] }),
        ["backtest-list"] = BacktestListCard.Of(new([_quiet, _quiet with { Rule = "falling usage", Fires = new(8, 9, 41.5, 0.6), FalseAlarms = 2 }], new(2024, 11, 24), _today,
            ["No better than chance on fires: gone quiet."])),
        ["rule-offer"] = RuleDraftCard.Of(_draft with
        {
            Name = "usage dropped by 25 % over 60 days", When = "accounts whose usage dropped by 25 % over 60 days", Understood = "Accounts usage index dropped by at least 25 % over 60 days",
            Facts = [new Fact("Learned from", "F-17 at Fabrikam Ltd, 5 Oct 2026: logins *halved*"), new Fact("Owner", "Ines Okoro")], Lesson = _lesson,
        }),
        ["fire-lesson-known"] = FireLessonCard.Of(_lesson, _rule, _past, []),
        ["fire-lesson-none"] = FireLessonCard.Of(_lesson with { Closed = null, Sign = "<bad> mood", Seen = null, Found = ["I do not understand the sign as a condition, and nothing in the facts that I have of Fabrikam Ltd before the fire is what it speaks of."] },
            null, RulePast.None, ["accounts not contacted in 30 days", "accounts with an open urgent ticket"]),
        ["fire-lesson-list"] = FireLessonListCard.Of([.. Enumerable.Range(1, 12).Select(i => new FireLessonLine($"F-{i}", _names[i % 10], i % 4 == 0 ? null : "usage drop", i % 3 == 0 ? "the rule “falling usage” watches for it" : "accounts whose usage dropped by 25 % over 60 days", i % 3 != 0))]),
        ["colour-several"] = ColourCard.Several("A-104|0", [_colour with { Colour = "red", Rules = "red", Because = ["urgent ticket: 2 urgent open tickets"], Reason = "both outages" }, _colour with { SettingId = "A-105|0", Account = "Acme Corp", Colour = "red", Reason = "both outages" }]),
        ["answer-rows"] = AnswerCard.Of(Rows(page: 0)),
        ["answer-rows-middle"] = AnswerCard.Of(Rows(page: 1)),
        ["answer-none"] = AnswerCard.Of(Rows(page: 0) with { Rows = [], Total = 0 }),
        ["answer-figure"] = AnswerCard.Of(new("ARR of tier 1 accounts in EMEA", _now) { Figure = "USD 12,480,000", Notes = [["No rate is set for GBP: it was counted 1:1."]] }),
        ["answer-compared"] = AnswerCard.Of(new("Hours of reactive interactions 1 Oct – 31 Dec 2026, against 1 Jul – 30 Sep 2026", _now) { Figure = "91.98 hours", Beside = [new Fact("Hours before", "26.35"), new Fact("Hours change", "+65.63")] }),
        ["answer-two-figures"] = AnswerCard.Of(new("Lowest ARR and highest ARR of tier 2 accounts", _now) { Beside = [new Fact("Lowest ARR", "USD 56,300"), new Fact("Highest ARR", "USD 120,700")] }),
        ["answer-groups"] = AnswerCard.Of(Groups()),
        ["clarify"] = ClarifyCard.Of(new("C-1", "Which Fabrikam do you mean?", ["Fabrikam Ltd", "Fabrikam Labs", "Fabrikam Benelux BV", "Old Fabrikam", "Fabrikam Spares", "Fabrikam II"])),
        ["not-understood"] = NotUnderstoodCard.Of(new(["synergy", "*bold* <at>all</at>"], ["which accounts are yellow", "accounts not contacted in 30 days"])
            { Understood = "Tier 1 accounts" }),
        ["not-understood-at-all"] = NotUnderstoodCard.Of(new([], [])),
        ["help"] = HelpCard.Of(new("25 min call with Fabrikam yesterday, went well", ["which tier 1 accounts are yellow", "what renews next quarter", "effort by purpose this quarter"],
            ["which accounts turned red this month"]) { Reports = ["business case", "my week"] }),
        ["welcome"] = WelcomeCard.Of(new("Dana", "25 min call with Fabrikam yesterday, went well", ["which tier 1 accounts are yellow", "my accounts not contacted in 30 days"])),
        ["refused"] = RefusedCard.Of(new("I don’t know who you are: ask whoever keeps the team’s list to add you.", "7f3a")),
        ["rule-list"] = RuleListCard.Of([_rule with { Name = "gone quiet", Number = 0, When = "accounts not contacted in 45 days", Made = "in health-rules.yaml, line 9" }, _rule,
            _rule with { Name = "falling usage", Number = 4, Status = "red", Off = "since 20 Nov 2026 by Ines Okoro" }, _rule with { Name = "platinum quiet", Number = 5, Problem = "“platinum” was not understood" }],
            ["Not taken up: health-rules.yaml:12: rule \"low NPS\": \"frobnicated\" was not understood", "The last good rules of the file stay in force."], "“warn me when tier 1 accounts have not been contacted in 30 days” makes one; “rule 3” or “rule gone quiet” shows one with its history."),
        ["rule-list-empty"] = RuleListCard.Of([], [], "Ines Okoro can make and change them."),
        ["rule"] = RuleCard.Of(_rule, [new Fact("Counts after", "3 days"), new Fact("Next step", "Call the sponsor this week."), new Fact("Learned from", "F-07 at Fabrikam Ltd, 2 Mar 2026: nobody answered the phone")], [], _past,
            [new(At(new(2026, 11, 20, 9, 0, 0)), "Ines Okoro", "changed “in 45 days” to “in 30 days”"), new(At(new(2026, 11, 18, 9, 0, 0)), "Ines Okoro", "made it: yellow when: tier 1 accounts have not been contacted in 45 days")]),
        ["rule-off"] = RuleCard.Of(_rule with { Off = "since 20 Nov 2026 by Ines Okoro" }, [], ["I know no fire “F-99”: “learned from” may be misspelled. The rule works all the same."], RulePast.None, [], "The rule is off."),
        ["rule-draft"] = RuleDraftCard.Of(_draft),
        ["rule-draft-change"] = RuleDraftCard.Of(_draft with { Changes = ["changed “in 45 days” to “in 30 days”", "set the owner to “*Ines*”"], Past = RulePast.None, NotJudged = 0, Warnings = ["The rule “gone quiet” (yellow) asks the same."] }),
        ["rule-form"] = RuleFormCard.Of(new("rule-1", true, new Dictionary<string, string> { ["name"] = "tier 1 gone quiet", ["when"] = "tier 1 accounts not contacted in 30 days", ["status"] = "yellow", ["hold"] = "soon", ["clear"] = "1" })
            { Errors = new Dictionary<string, string> { ["hold"] = "A number of days from 1 to 365" } }),
        ["rule-problem"] = RuleProblemCard.Bad(["health-rules.yaml:12: rule \"low NPS\": \"frobnicated\" was not understood"], none: false),
        ["rule-good-again"] = RuleProblemCard.Good(9),
        ["status"] = StatusCard.Of([new("yellow", "A warning sign that we know from past fires.", "Yellow is no blame.", [("gone quiet", "accounts not contacted in 45 days"), ("low NPS", "accounts with NPS below 0")], 12)]),
        ["statuses"] = StatusCard.Of([new("green", "On course.", null, [], 150), new("yellow", null, null, [("gone quiet", "accounts not contacted in 45 days")], 12), new("red", "The renewal is in danger.", null, [], 0)]),
        ["alert-open"] = AlertCard.Of(_alert),
        ["alert-escalated"] = AlertCard.Of(_alert with { From = "yellow", To = "red", Before = "yellow for 12 days", Escalated = "Ines Okoro", Assignee = "Dana Reyes",
            Around = ["No contact for 41 days.", "Usage 61, 18 % less than 90 days ago."] }),
        ["alert-snooze-form"] = AlertFormCard.Snooze("AL-17", "Fabrikam Ltd", new(2026, 12, 7), new(2027, 2, 21), "Give a day from tomorrow to 21 Feb 2027"),
        ["alert-assign-form"] = AlertFormCard.Assign("AL-17", "Fabrikam Ltd", [new Choice("Dana Reyes (csm, Orion)", "dana@plover.example"), new Choice("Ines Okoro (lead, Orion)", "ines@plover.example")]),
        ["alert-burst"] = BurstCard.Of([.. Enumerable.Range(0, 9).Select(i => new BurstLine($"AL-{i}", _names[i], i % 4 == 0 ? "red" : "yellow",
            i % 4 == 0 ? "1 fire open" : "no contact for 41 days", i == 1 ? "Dana Reyes looks after it" : i == 2 ? "cleared: no rule holds any more" : "open", i != 2))], _now),
        ["alert-list"] = AlertListCard.Of("Open alerts of team Orion", [.. Enumerable.Range(0, 12).Select(i => new AlertListLine($"AL-{i}", _names[i % 10], i < 2 ? "red" : "yellow", "Gone quiet",
            "no contact for 41 days", At(_clock.AddDays(i - 20)), i == 3 ? "snoozed until 30 Nov 2026" : "open"))]),
        ["alert-list-empty"] = AlertListCard.Of("Your open alerts", []),
        ["standing"] = StandingCard.List("What I watch and post here", "Nothing yet.",
            [new(1, "“tier 1 renewals this quarter”, every Monday at 09:00 (Europe/Berlin)", "Dana Reyes", At(new(2026, 11, 30, 8, 0, 0))), new(2, "“Fabrikam renewals”, turning yellow", "Ines Okoro", Problem: "It is silent: I do not understand “Fabrikam”.")]),
        ["standing-scheduled"] = StandingCard.Set("I post “tier 1 renewals this quarter” here every Monday at 09:00 (Europe/Berlin).", 1, "Understood today as: tier 1 accounts renewing 1 Oct – 31 Dec 2026.", At(new(2026, 11, 30, 8, 0, 0))),
        ["standing-set"] = StandingCard.Set("I watch “tier 1 accounts turning yellow” here and tell of those that turn yellow.", 2, "That is about 22 accounts today."),
        ["scheduled-late"] = ScheduledCard.Of(AnswerCard.Of(Rows(0)), new ScheduledView("tier 1 renewals this quarter", "every Monday at 09:00 (Europe/Berlin)", "Dana Reyes", 1, At(new(2026, 11, 23, 8, 0, 0)), At(new(2026, 11, 30, 8, 0, 0)))),
        ["alert-red-never-contacted"] = AlertCard.Of(_alert with { From = "yellow", To = "red", LastContact = null, ContactKnown = false, Arr = null }),
        ["alert-acknowledged"] = AlertCard.Of(_alert with { State = new AlertState.Acknowledged("Ines Okoro", _now) }),
        ["alert-snoozed"] = AlertCard.Of(_alert with { State = new AlertState.Snoozed("Ines Okoro", new(2026, 11, 30)) }),
        ["alert-cleared"] = AlertCard.Of(_alert with { State = new AlertState.Cleared(_now, "no rule holds any more", "green") }),
        ["alert-now-yellow"] = AlertCard.Of(_alert with { To = "red", Rule = "Open fire", Because = "1 open fire", State = new AlertState.Cleared(_now, "now yellow: no contact for 41 days", "yellow", "AL-18") }),
        ["alert-over"] = AlertCard.Of(_alert with { State = new AlertState.Cleared(_now, "the account has left") }),
        ["alert-by-hand"] = AlertCard.Of(_alert with { ByHand = "Ines Okoro set yellow until 27 Nov 2026: sponsor on leave; rules say yellow (gone quiet: no contact for 41 days)" }),
        ["colour-set"] = ColourCard.Of(_colour),
        ["colour-asked"] = ColourCard.Of(_colour with { Until = null, State = new ColourState.Asked("It was set 14 days ago.", "Without an answer it stays as it is, and the lead is asked on 30 Nov 2026.") }),
        ["colour-asked-worse"] = ColourCard.Of(_colour with { Colour = "green", Rules = "red", Because = ["open fire: 1 open fire"], State = new ColourState.Asked("The rules have come to say red.", "Without an answer it stands until 27 Nov 2026.") }),
        ["colour-over"] = ColourCard.Of(_colour with { State = new ColourState.Over(_now, "Ines Okoro let the rules decide") }),
        ["colour-many"] = ColourCard.Many([.. Enumerable.Range(0, 7).Select(i => _colour with { SettingId = $"A-{i}|0", Account = _names[i], Colour = i % 3 == 0 ? "red" : "yellow" })]),
        ["colour-form"] = ColourFormCard.Set(new ColourFormView("A-104", "Fabrikam Ltd", "yellow", new(2026, 11, 27), new(2027, 11, 23)) { Note = "Why is Fabrikam Ltd yellow until Fri 27 Nov 2026? Say it in a sentence, and I set it." }),
        ["colour-keep-form"] = ColourFormCard.Keep("A-104|0", "Fabrikam Ltd", "yellow", new(2026, 12, 7), new(2027, 11, 23), "Give a day from today to 23 Nov 2027"),
        ["colour-list"] = ColourListCard.Of("Colours set by hand", "None.", [.. Enumerable.Range(0, 4).Select(i => new ColourLine($"A-{i}|0", _names[i], i == 0 ? "green" : "yellow", "Dana Reyes", new(2026, 11, 1 + i), i == 1 ? new DateOnly(2026, 11, 27) : null, "sponsor on leave", i == 0 ? "red" : "yellow", i < 2, i == 0))]),
        ["plan-card"] = PlanCard.Of(new PlanView("Fabrikam Ltd has 1 success plan: 1 of 2 steps done.", "A-104", "Fabrikam Ltd", null)
        {
            Steps = [new StepLine("S-012", "complete Admin 101", 3, 5, new(2026, 12, 1), null, 80), new StepLine("S-013", "name a *sponsor*", 1, 1, new(2026, 11, 1), new(2026, 11, 3))], Readiness = [_ready],
            Warnings = ["All evidence for the Rollout plan is anecdotal so far: empirical and political evidence would make it stand."],
        }),
        ["evidence-recorded"] = PlanCard.Of(new PlanView("Recorded as political evidence for Fabrikam Ltd, step S-012, from Ruth <Abel>.", "A-104", "Fabrikam Ltd", "planchange-7")
            { Statement = "the CFO signed off the rollout", Links = ["https://files.example/rollout_plan.pdf"] }),
        ["readiness-agreed"] = ReadinessCard.Of(new ReadinessView("Recorded: Fabrikam Ltd is ready for SSO if 5 people finish Admin 101 with 80.", ("A-104", "Fabrikam Ltd"), "planchange-8", [_ready]) { Notes = ["Ruth Abel and their CTO agreeing to it is political evidence now."] }),
        ["readiness-met"] = ReadinessCard.Of(new ReadinessView("Fabrikam Ltd is ready for SSO: what Ruth Abel and their CTO agreed to is met.", ("A-104", "Fabrikam Ltd"), null, [_ready with { Met = true, State = "met on 20 Nov 2026", Stands = ["5 of 5 people finished Admin 101 with 80 or more"] }])),
        ["readiness-list"] = ReadinessCard.Of(new ReadinessView("1 of 12 readiness statements of your accounts met.", null, null, [.. Enumerable.Range(0, 12).Select(i => _ready with { Account = _names[i % 10], Met = i == 11 })])),
        ["readiness-form"] = ReadinessFormCard.Of(new ReadinessFormView("A-104", "Fabrikam Ltd", _today)),
        ["readiness-form-errors"] = ReadinessFormCard.Of(new ReadinessFormView("A-104", "Fabrikam Ltd", _today)
            { Conditions = "they are happy", Goal = "SSO", Errors = new Dictionary<string, string> { ["conditions"] = "I do not understand “they are happy” as something that facts can show.", ["agreed_by"] = "Say who agreed: a statement stands by its names" } }),
        ["thin-plans"] = ThinPlansCard.Of(new ThinPlansView([new("Bolt & Sons <Ltd>", "Rollout", "anecdotal", 4, "empirical, political", "Dana Reyes"), new("Ève Santé", "Renewal readiness", "political", 1, "anecdotal, empirical", "Sam Ito")], 7, 31, false)),
        ["thin-plans-none"] = ThinPlansCard.Of(new ThinPlansView([], 0, 3, true)),
        ["survey-asked"] = SurveyAskedCard.Of(_survey),
        ["survey-asked-errors"] = SurveyAskedCard.Of(_survey with { Score = "9", Errors = new Dictionary<string, string> { ["score"] = "Choose a number from 1 to 5" } }),
        ["survey-asked-words"] = SurveyAskedCard.Of(_survey with { Lowest = null, Highest = null, Question = "What holds <them> back?" }),
        ["survey-answered"] = SurveyAskedCard.Done("How ready are they?", "Thank you: 4 on a scale from 1 to 5, “good admins”. It is evidence for Fabrikam Ltd now."),
        ["survey-put"] = SurveyCard.Of(_results with { IsNew = true, Unreached = ["Kai Wong"] }),
        ["survey-links"] = SurveyCard.Of(_results with { IsNew = true, Links = [("Ruth Abel", "https://csm.example/surveys/answer?as=survey-1.1&until=1796000000&sig=abc"), ("Jo Park", "https://csm.example/surveys/answer?as=survey-1.2&until=1796000000&sig=def")] }),
        ["survey-results"] = SurveyCard.Of(_results),
        ["survey-list"] = SurveyListCard.Of("2 surveys about Fabrikam Ltd.", [new("survey-1", "Fabrikam Ltd", "How ready are they?", "Dana Reyes", new(2026, 11, 18), 2, 3, 3.5), new("survey-2", "Fabrikam Ltd", "What holds them back, and what would it take to get the admins through their course?", "Ines Okoro", _today, 0, 4, null)]),
        ["survey-list-none"] = SurveyListCard.Of("There are no surveys yet.", []),
        ["alert-renewal-near"] = AlertCard.Of(_alert with { TakesCommitment = true }),
        ["fire-open-form"] = FireOpenCard.Of(new FireOpenView([new Choice("Acme *Corp*", "A-1")]) { Cause = "outage", Errors = new Dictionary<string, string> { ["account"] = "Choose an account" } }),
        ["fire-prevention"] = PreventionCard.Of(new PreventionView("F-12", "Acme *Corp*", "3 calls of 20 min, 1 visit of 2 h over 30 days", false, "USD")
        {
            Contacts = [("Call", 3, 1, 83.3), ("Site visit", 1, 2, 166.6)], Cost = "USD 250", Proposal = "USD 41", Total = "USD 4,100", SeesCost = true, Undo = "prevention for F-12: as proposed", IsClosed = true,
        }),
        ["commitment"] = CommitmentCard.Of(_commitment),
        ["commitment-changed"] = CommitmentCard.Of(_commitment with { Said = "Written down at 90 days: “three *years*”", Change = "c-7", Before = "“two years”, Dana Reyes, 20 Nov 2026" }),
        ["commitment-form"] = CommitmentFormCard.Of(new CommitmentFormView("A-104", "Fabrikam Ltd", [], "90") { Statement = "two years" }),
        ["commitment-form-errors"] = CommitmentFormCard.Of(new CommitmentFormView(null, null, [new Choice("Fabrikam Ltd, renews 15 Jan 2027", "A-104"), new Choice("Bolt & Sons <Ltd>, renews 1 Feb 2027", "A-105")], null)
            { Errors = new Dictionary<string, string> { ["account"] = "Choose an account", ["statement"] = "Say who committed to what" } }),
        ["report-facts"] = ReportFactsCard.Of(new ReportFactsView("ARR lost", "USD 41,000", "ARR before less ARR after, of renewals that churned, closed in the window.", "Business case", "accounts of team Orion", new(2025, 11, 24), _today)
            { Part = _report.Tables[1], Page = "https://reports.example/reports/business-case" }),
        ["report-facts-ask"] = ReportFactsCard.Ask("business case", [new Choice("ARR lost", "lost_arr"), new Choice("CRC", "crc")], new Dictionary<string, string> { ["report"] = "business-case" }, "The business case has no figure “synergy”."),
        ["fire-open"] = FireCard.Of(_fire),
        ["fire-open-unsaid"] = FireCard.Of(_fire with { Cause = null, Done = null, By = null, Note = "Fabrikam Ltd has an open fire already." }),
        ["fire-closed"] = FireCard.Of(_fire with { State = new FireState.Closed(_today, "lost", "Ines Okoro") }),
        ["fire-taken-back"] = FireCard.Of(_fire with { State = new FireState.TakenBack("Dana Reyes") }),
        ["fire-form"] = FireFormCard.Of(_fireForm),
        ["fire-form-errors"] = FireFormCard.Of(_fireForm with
        {
            Closed = true, Problem = "Somebody wrote to this fire meanwhile. Nothing is stored yet: look through it and save again.", Estimate = null, Proposed = null,
            Entry = _fireForm.Entry with { Cause = "", LostArr = "-5", SignOn = "2027-01-01", Errors = new Dictionary<string, string> { ["cause"] = "Say where it started", ["lost_arr"] = "An amount from 0 to 1,000,000,000, such as 1250.50", ["sign_on"] = "The fire was opened before that, on 18 Nov 2026" } },
        }),
        ["post-mortem"] = PostMortemCard.Of(new PostMortemView(_fire with { State = new FireState.Closed(_today, "saved", "Ines Okoro") }, new ReportView("Post-mortem", "fire FC-3 at Fabrikam Ltd", new(2025, 11, 24), _today, _now)
        {
            Figures = [new("Hours", "12.5 hours", "Hours of interactions linked to the fire, up to now."), new("Direct cost", "USD 1,125", "At the billing rate of the day."), new("Indirect cost", "USD 1,200", "What was written down."), new("What preventing it would have cost", "USD 420", "By the tier's green accounts.")],
            Tables = [new("What was done", new([new("Type"), new("Volume", ColumnKind.Number), new("Hours", ColumnKind.Number)], [["call", 4, 3.5], ["email", 6, 1.0]]))],
            Notes = ["Prevention is priced by 14 accounts of tier 1 that stayed green."],
        }, OffersRule: true)),
        ["logged-fire-asked"] = LoggedCard.Of(new LoggedView("log-7.1", [_call]) { Fires = [new("FC-3", "Acme Corp", "exports fail since the release of Friday")] }),
        ["logged-fires-asked"] = LoggedCard.Of(new LoggedView("log-7.2", [_call]) { Fires = [new("FC-3", "Acme Corp", "exports fail"), new("F-12", "Acme Corp", null)] }),
        ["logged-fire-linked"] = LoggedCard.Of(new LoggedView("log-7.3", [_call with { Fire = "FC-3", Purpose = "firefighting" }]) { Notes = ["Linked to the open fire FC-3 at Acme Corp."] }),
        ["summary"] = SummaryCard.Of(Summary()),
        ["digest"] = DigestCard.Of(new("Your week, 23–29 Nov 2026", _now,
        [
            new("Call this week", [new("A-104", "Fabrikam Ltd", "no contact for 41 days", "yellow"), new("A-7", "Acme Corp", "renews 15 Dec 2026", "green")]),
            new("Steps due", [.. Enumerable.Range(1, 11).Select(i => new DigestLine($"A-{i}", $"Account {i}", "train 10 people, due 27 Nov 2026"))]),
            new("Nothing here", []),
        ])),
        ["digest-empty"] = DigestCard.Of(new("Your week, 23–29 Nov 2026", _now, [])),
        ["text"] = Reply.Of("Two lines,\nand *stars*, [brackets](https://x.example), 1. numbers & <at>names</at>.").Card,
    };

    private static AnswerView Rows(int page) => new("Tier 1 accounts, yellow or red, renewing 1 Oct – 31 Dec 2026", _now)
    {
        AnswerId = "Q-8f2c", Total = 23, Page = page, RowName = "account",
        Columns = [new("Account"), new("Tier", ColumnKind.Number), new("Health", ColumnKind.Health), new("Renewal", ColumnKind.Date), new("ARR", ColumnKind.Money, "USD"), new("CSM")],
        Rows = [.. Enumerable.Range(page * 10, 10).Select(i => (IReadOnlyList<object?>)
            [$"{_names[i % _names.Length]}{(i >= _names.Length ? " II" : "")}", 1L, i % 3 == 0 ? "red" : "yellow", new DateOnly(2026, 10 + i % 3, 1 + i), 480_000.0 - 12_500.5 * i, i % 4 == 0 ? null : "Dana Reyes"])],
    };

    private static AnswerView Groups()
    {
        IReadOnlyList<IReadOnlyList<object?>> rows = [["firefighting", 41.5, 38.1], ["renewal", 22.25, 20.4], ["adoption", 18.0, 16.6], [null, 27.1, 24.9]];
        return new("Effort by purpose, 1 Oct – 31 Dec 2026", _now)
        {
            Total = 4, Rows = rows, RowName = "purpose", Columns = [new("Purpose"), new("Effort", ColumnKind.Number, "hours"), new("Share", ColumnKind.Percent)],
            Chart = new(ChartKind.Bar, "Effort by purpose", [new("Effort", [.. rows.Select(r => new Point(Cell.Text(r[0]), (double)r[1]!))])], "hours"),
        };
    }

    private static SummaryView Summary() => new("A-104", "Fabrikam Ltd", "yellow", _now)
    {
        HealthSince = new(2026, 11, 23), HealthReason = "no contact for 41 days",
        Facts = [new("Owner", "Dana Reyes"), new("Tier", "1"), new("ARR", "USD 412,000"), new("Renewal", "15 Jan 2027"), new("Sponsor", "Ann O’Hara"), new("Stage", "Mature")],
        Parts =
        [
            new("Last contacts", new Table([new("Day", ColumnKind.Date), new("Type"), new("By"), new("Minutes", ColumnKind.Number)],
                [[new DateOnly(2026, 10, 13), "Call", "Dana Reyes", 25L], [new DateOnly(2026, 9, 30), "QBR", "Dana Reyes", 60L]]), "Nobody has been in contact yet."),
            new("Open tickets", null, "None open."),
            new("Next steps of the plan", new Table([new("Step"), new("Due", ColumnKind.Date)], [["10 people log in every week", new DateOnly(2026, 12, 1)]], 4), "No plan."),
        ],
    };

    private static Instant At(DateTime utc) => Instant.Of(utc, TimeZoneInfo.Utc);
}
