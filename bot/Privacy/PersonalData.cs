namespace CsmBot.Privacy;

/// <summary>What of a person a text column can hold.</summary>
internal enum Holds
{
    /// <summary>Nothing of anybody: keys, kinds and names of things.</summary>
    Nothing,

    /// <summary>Whom it is about: an e-mail, or a channel's id of a person.</summary>
    Who,

    /// <summary>How a person is called.</summary>
    Name,

    /// <summary>What was said or set by the person whom another column names: it goes with them.</summary>
    Said,

    /// <summary>Words in which anybody may be named: they stay, without the name.</summary>
    Words,

    /// <summary>What a file beside the store says too: it would come back, so it is only pointed at.</summary>
    File,
}

/// <param name="By">The column that names who said it, for <see cref="Holds.Said"/>.</param>
internal sealed record TextColumn(string Name, Holds Holds, string? By = null);

/// <summary>
/// Where in the store people are: every text column of every table, said once, so that exporting and erasing a person miss nothing. A test compares it with the schema: a new column needs its
/// word here.
/// </summary>
internal static class PersonalData
{
    /// <summary>Column by column: "notes said csm_email" is what the person in csm_email said; columns that hold nothing stand without a word.</summary>
    private static readonly Dictionary<string, string> _tables = new()
    {
        ["people"] = "email who, name name, team words, currency, time_zone said email",
        ["accounts"] = "account_id, name, aliases, segment, industry, region, csm_email who, currency, executive_sponsor words",
        ["interactions"] = "interaction_id, account_id, csm_email who, fire_id, notes said csm_email",
        ["signals"] = "account_id, metric",
        ["tickets"] = "ticket_id, account_id, subject words, handled_by who",
        ["training"] = "account_id, learner who, course",
        ["steps"] = "step_id, plan_id, account_id, plan words, owner_email who, behaviour words",
        ["evidence"] = "evidence_id, account_id, step_id, source words, statement words",
        ["fires"] = "fire_id, account_id, first_warning_sign words, cause words, notes words",
        ["renewals"] = "account_id",
        ["health"] = "account_id, reason said set_by, set_by who",
        ["feed"] = "writer, account_id",
        ["web_messages"] = "conversation, id, author who, only_for who, activity said author",
        ["inbox"] = "channel, conversation, id, payload words, taker, problem words",
        ["outbox"] = "key, channel, conversation, reply_to, edits, edits_post, only_for who, body said only_for, lease_owner, message_id, problem words",
        ["places"] = "channel, conversation, name words, person who, tenant, team, service_url, bot_id, user_id who",
        ["identities"] = "channel, tenant, user_id who, email who",
        ["kept"] = "id, person who, body said person",
        ["taught"] = "key, word words, meaning words, by who",
        ["alerts"] = "id, account_id, rule, because words, next words, by who, ended words, successor, escalated words, assignee who, facts words",
        ["rule_standings"] = "account_id, rule",
        ["rests"] = "account_id, rule, by who",
        ["marks"] = "name",
        ["tellings"] = "alert_id, occasion, channel, conversation, label words, reason words, letter",
        ["quiet"] = "channel, conversation, zone, by who",
        ["standing"] = "id, channel, conversation, words words, recurrence, zone, by who",
        ["colour_settings"] = "account_id, by who, reason said by, kept_by who, ended words",
        ["causes"] = "account_id, rule, when words, facts words, over words",
        ["rules"] = "key, name words, when words, say words, reason words, next words, learned_from, owner words, notes words, off_by who, by who",
        ["rule_changes"] = "key, by who, what words",
        ["slack_installs"] = "id, name, enterprise, app_id, bot_user, scopes, token, refresh_token, by who",
        ["fire_offers"] = "fire_id",
        ["fire_notes"] = "fire_id, opening, opened_by who, closed_by who, seen_by words, prevention_text words, channel, conversation, letter",
        ["leases"] = "name, owner",
        ["file_rules"] = "key, body file",
        ["readiness"] = "id, account_id, goal words, conditions words, agreed_by words, recorded_by who, withdrawn_by who",
        ["evidence_notes"] = "evidence_id, author words, links words",
        ["surveys"] = "id, account_id, step_id, question words, by who",
        ["survey_invitations"] = "id, survey_id, recipient words, comment said recipient",
        ["renewal_commitments"] = "account_id, statement words, recorded_by who",
        ["owner_changes"] = "account_id, before who, after who",
        ["audit"] = "who who, via words, what words",
    };

    /// <summary>Facts that an import could bring back as they were: what is changed in them counts as written by a person, which an import does not overwrite.</summary>
    public static readonly IReadOnlySet<string> History = new HashSet<string> { "interactions", "tickets", "steps", "evidence", "fires", "health" };

    /// <summary>Tables of what came in and went out, and of what a conversation keeps in mind.</summary>
    public static readonly IReadOnlySet<string> Messages = new HashSet<string> { "web_messages", "inbox", "outbox", "kept", "people" };

    /// <summary>Tables into which reasons and remarks go on, as they were said.</summary>
    public static readonly IReadOnlySet<string> Spread = new HashSet<string> { "alerts", "causes", "colour_settings", "tellings", "outbox", "web_messages" };

    /// <summary>Columns of an account that say whose it is; the rest is the customer's.</summary>
    public static readonly IReadOnlySet<string> OfAccounts = new HashSet<string> { "account_id", "name", "csm_email" };

    public static IReadOnlyDictionary<string, IReadOnlyList<TextColumn>> Tables { get; } = _tables.ToDictionary(t => t.Key, t => (IReadOnlyList<TextColumn>)[.. t.Value.Split(", ").Select(Column)]);

    private static TextColumn Column(string said) => said.Split(' ') switch
    {
        [var name] => new(name, Holds.Nothing),
        [var name, "said", var by] => new(name, Holds.Said, by),
        [var name, var holds] => new(name, Enum.Parse<Holds>(holds, ignoreCase: true)),
        _ => throw new FormatException(said),
    };
}
