using System.Data.Common;
using CsmBot.Accounts;

namespace CsmBot.Data;

/// <summary>
/// Reads facts as records straight from a data reader, all of them or some accounts'. No EF here: at a start millions of rows pass through, and nothing
/// wants to track them.
/// </summary>
/// <param name="connection">An open connection.</param>
/// <param name="tombstones">Read the facts that were taken back instead of those that hold.</param>
public sealed class FactReader(DbConnection connection, bool tombstones = false)
{
    private readonly string _which = $"origin {(tombstones ? "=" : "<>")} {(int)Origin.Removed}";

    public IEnumerable<Person> People() => Read("people", null, "email, name, role, team, billing_rate, currency, time_zone, valid_from",
        r => new Person(r.GetString(0), r.GetString(1), (Role)r.GetInt32(2), Text(r, 3), Money(r, 4), r.GetString(5), Text(r, 6), r.GetInt32(7) == 0 ? null : Day(r, 7)));

    public IEnumerable<Account> Accounts(IReadOnlyCollection<string>? ids = null) => Read("accounts", ids,
        "account_id, name, aliases, status, segment, industry, region, csm_email, arr, currency, contract_start, renewal_date, contract_months, executive_sponsor, stage",
        r => new Account(
            r.GetString(0), r.GetString(1), r.GetString(2).Split(';', StringSplitOptions.RemoveEmptyEntries), (AccountStatus)r.GetInt32(3), Text(r, 4), Text(r, 5),
            Text(r, 6), r.GetString(7), Money(r, 8), r.GetString(9), DayOrNull(r, 10), DayOrNull(r, 11), Number(r, 12), Text(r, 13), (Stage?)Number(r, 14)));

    public IEnumerable<Interaction> Interactions(IReadOnlyCollection<string>? accounts = null) => Read("interactions", accounts,
        "interaction_id, occurred_at, account_id, csm_email, type, minutes, volume, effectiveness, purpose, fire_id, notes",
        r => new Interaction(
            r.GetString(0), Instant(r, 1), r.GetString(2), r.GetString(3), (InteractionType)r.GetInt32(4), Number(r, 5), r.GetInt32(6), Number(r, 7),
            (Purpose?)Number(r, 8), Text(r, 9), Text(r, 10)));

    public IEnumerable<Signal> Signals(IReadOnlyCollection<string>? accounts = null) => Read("signals", accounts, "date, account_id, metric, value",
        r => new Signal(Day(r, 0), r.GetString(1), r.GetString(2), r.GetDouble(3)));

    public IEnumerable<Ticket> Tickets(IReadOnlyCollection<string>? accounts = null) => Read("tickets", accounts, "ticket_id, account_id, opened_at, closed_at, priority, subject, handled_by, minutes",
        r => new Ticket(r.GetString(0), r.GetString(1), Instant(r, 2), InstantOrNull(r, 3), (Priority)r.GetInt32(4), r.GetString(5), Text(r, 6), Number(r, 7)));

    public IEnumerable<TrainingCompletion> Training(IReadOnlyCollection<string>? accounts = null) => Read("training", accounts, "account_id, learner, course, completed_at, score",
        r => new TrainingCompletion(r.GetString(0), r.GetString(1), r.GetString(2), Instant(r, 3), Number(r, 4)));

    public IEnumerable<PlanStep> Steps(IReadOnlyCollection<string>? accounts = null) => Read("steps", accounts,
        "step_id, plan_id, account_id, plan, started, owner_email, behaviour, quantity, quality, due, done_quantity, done_on",
        r => new PlanStep(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Day(r, 4), r.GetString(5), r.GetString(6), r.GetInt32(7), Number(r, 8), Day(r, 9),
            r.GetInt32(10), DayOrNull(r, 11)));

    public IEnumerable<Evidence> Evidence(IReadOnlyCollection<string>? accounts = null) => Read("evidence", accounts, "evidence_id, account_id, step_id, kind, recorded_on, source, statement",
        r => new Evidence(r.GetString(0), r.GetString(1), Text(r, 2), (EvidenceKind)r.GetInt32(3), Day(r, 4), r.GetString(5), r.GetString(6)));

    public IEnumerable<Fire> Fires(IReadOnlyCollection<string>? accounts = null) => Read("fires", accounts,
        "fire_id, account_id, opened_at, closed_at, outcome, first_warning_sign, first_warning_at, cause, indirect_cost, notes",
        r => new Fire(
            r.GetString(0), r.GetString(1), Instant(r, 2), InstantOrNull(r, 3), (FireOutcome?)Number(r, 4), Text(r, 5), InstantOrNull(r, 6), Text(r, 7),
            r.IsDBNull(8) ? null : Money(r, 8), Text(r, 9)));

    public IEnumerable<Renewal> Renewals(IReadOnlyCollection<string>? accounts = null) => Read("renewals", accounts, "account_id, due_on, outcome, arr_before, arr_after, closed_on",
        r => new Renewal(r.GetString(0), Day(r, 1), (RenewalOutcome)r.GetInt32(2), Money(r, 3), Money(r, 4), Day(r, 5)));

    public IEnumerable<HealthChange> Health(IReadOnlyCollection<string>? accounts = null) => Read("health", accounts, "account_id, changed_at, status, reason, set_by",
        r => new HealthChange(r.GetString(0), Instant(r, 1), (Colour)r.GetInt32(2), r.GetString(3), r.GetString(4)));

    /// <summary>About how many rows a table has.</summary>
    public int Count(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt32(command.ExecuteScalar());
    }

    private IEnumerable<T> Read<T>(string table, IReadOnlyCollection<string>? accounts, string columns, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        foreach (var account in accounts ?? [])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@a{command.Parameters.Count}", account);
            command.Parameters.Add(parameter);
        }
        var whose = accounts is null ? "" : $" AND account_id IN ({string.Join(", ", command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName))})";
        command.CommandText = $"SELECT {columns} FROM {table} WHERE {_which}{whose}";
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    private static string? Text(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
    private static int? Number(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt32(i);
    private static decimal Money(DbDataReader r, int i) => Stored.Amount(r.GetInt64(i));
    private static DateOnly Day(DbDataReader r, int i) => Stored.Day(r.GetInt32(i));
    private static DateOnly? DayOrNull(DbDataReader r, int i) => r.IsDBNull(i) ? null : Day(r, i);
    private static DateTime Instant(DbDataReader r, int i) => Stored.Instant(r.GetInt64(i));
    private static DateTime? InstantOrNull(DbDataReader r, int i) => r.IsDBNull(i) ? null : Instant(r, i);
}
