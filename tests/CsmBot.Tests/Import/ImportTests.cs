using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Import;

public sealed class ImportTests : IDisposable
{
    private const string Team = "email,name,role,team,billing_rate,currency,time_zone\ndana@x.example,Dana Reyes,csm,Orion,90,USD,Europe/Berlin\n";
    private const string Accounts = "account_id,name,status,csm_email,arr,currency\nA-1,Acme,active,dana@x.example,1000,USD\nA-2,Bolt,active,dana@x.example,2000.5,EUR\n";
    private const string Header = "interaction_id,occurred_at,account_id,csm_email,type,minutes,volume,effectiveness,purpose,fire_id,notes\n";
    private const string Call = "I-1,2026-11-01T10:00:00Z,A-1,dana@x.example,call,25,1,4,renewal,,fine\n";

    private readonly Folder _folder = new();
    private readonly List<string> _told = [];
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public ImportTests()
    {
        Directory.CreateDirectory(_folder["in"]);
        Put("team.csv", Team);
        Put("accounts.csv", Accounts);
    }

    public void Dispose() => _folder.Dispose();

    private void Put(string file, string text) => File.WriteAllText(Path.Combine(_folder["in"], file), text);

    private async Task<Dictionary<string, Summary>> Import(bool isStrict = false)
    {
        using var store = Store.Open(_folder["data"]);
        _told.Clear();
        var import = new FolderImport(store, _folder["in"], isStrict) { Tell = finding => _told.Add(finding.ToString()) };
        var files = await import.Run(_stop);
        Assert.Equal(files.Sum(f => f.Refused) > 0 || files.Count == 0, import.IsRefused);
        return files.ToDictionary(f => f.File);
    }

    private List<Interaction> Stored()
    {
        using var store = Store.Open(_folder["data"]);
        var book = store.Book;
        return [.. Enumerable.Range(0, book.Accounts.Count).SelectMany(a => book.Interactions.Of(a).ToArray().Select(row => book.Interaction(a, row))).OrderBy(i => i.InteractionId)];
    }

    [Fact]
    public async Task The_example_files_go_in_without_a_word_and_a_second_time_change_nothing()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Examples", "data");
        using var store = Store.Open(_folder["data"]);
        foreach (var isSecond in new[] { false, true })
        {
            var import = new FolderImport(store, folder) { Tell = finding => _told.Add(finding.ToString()) };
            var files = await import.Run(_stop);
            Assert.Equal(11, files.Count);
            Assert.Equal(9722, files.Sum(f => isSecond ? f.Same : f.Added));
            Assert.Equal(0, files.Sum(f => f.Changed + f.Refused + f.Kept + (isSecond ? f.Added : f.Same)));
            Assert.Empty(_told);
        }
    }

    [Fact]
    public async Task Every_field_of_a_row_is_kept()
    {
        Put("fires.csv", "fire_id,account_id,opened_at\nF-1,A-1,2026-10-01T08:00:00Z\n");
        Put("interactions.csv", Header + "I-1,2026-11-01T12:00:00.250+02:00,A-1,DANA@X.example,site_visit,25,3,4,expansion,F-1,\"two\nlines, and \"\"quotes\"\"\"\n");
        await Import();
        Assert.Empty(_told);
        using var store = Store.Open(_folder["data"]);
        var stored = await store.Write(w => w.Find<Interaction>("I-1"), _stop);
        var at = new DateTime(2026, 11, 1, 10, 0, 0, 250, DateTimeKind.Utc);
        Assert.Equal(new Interaction("I-1", at, "A-1", "dana@x.example", InteractionType.SiteVisit, 25, 3, 4, Purpose.Expansion, "F-1", "two\nlines, and \"quotes\""), stored!.Fact);
    }

    [Fact]
    public async Task Columns_may_come_in_any_order_with_a_byte_order_mark_and_windows_lines()
    {
        Put("interactions.csv", "\uFEFFtype,interaction_id,csm_email,account_id,occurred_at\r\nemail,I-1,dana@x.example,A-1,2026-11-01T10:00:00Z\r\n\r\n");
        Assert.Equal(1, (await Import())["interactions.csv"].Added);
        Assert.Empty(_told);
        Assert.Equal(1, Assert.Single(Stored()).Volume);
    }

    [Fact]
    public async Task An_unknown_column_is_named_and_skipped()
    {
        Put("interactions.csv", "interaction_id,occurred_at,account_id,csm_email,type,weather\nI-1,2026-11-01T10:00:00Z,A-1,dana@x.example,call,sunny\n");
        Assert.Equal(1, (await Import())["interactions.csv"].Added);
        Assert.Equal(["interactions.csv:1: warning: weather: unknown column, skipped"], _told);
    }

    [Theory]
    [InlineData("I-2,2026-11-01,A-9,dana@x.example,call,,,,,,", "account_id: unknown account \"A-9\"")]
    [InlineData("I-2,2026-11-01,A-1,lee@x.example,call,,,,,,", "csm_email: unknown person \"lee@x.example\"")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,,,,,F-9,", "fire_id: unknown fire \"F-9\"")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,fax,,,,,,", "type: \"fax\" is none of call, email, meeting, site_visit, qbr, training, chat, ticket, other")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,-5,,,,,", "minutes: -5 is less than 0")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,soon,,,,,", "minutes: \"soon\" is not a whole number")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,2.5,,,,,", "minutes: \"2.5\" is not a whole number")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,,0,,,,", "volume: 0 is less than 1")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,,,6,,,", "effectiveness: 6 is not within 1 and 5")]
    [InlineData("I-2,2026-13-01,A-1,dana@x.example,call,,,,,,", "occurred_at: \"2026-13-01\" is not an instant such as 2026-11-20T09:30:00Z")]
    [InlineData("I-2,01/02/2026,A-1,dana@x.example,call,,,,,,", "occurred_at: \"01/02/2026\" is not an instant such as 2026-11-20T09:30:00Z")]
    [InlineData(",2026-11-01,A-1,dana@x.example,call,,,,,,", "interaction_id: is empty")]
    [InlineData("I-2,2026-11-01,,dana@x.example,call,,,9,,,", "account_id: is empty; effectiveness: 9 is not within 1 and 5")]
    [InlineData("I-2,2026-11-01,A-1,dana@x.example,call,,,,,,well, quite well", "row: has 12 fields where the header has 11")]
    [InlineData("I-2,2026-11-01,A-1", "row: has 3 fields where the header has 11")]
    public async Task A_bad_row_is_refused_by_file_line_column_and_the_others_go_in(string row, string what)
    {
        Put("interactions.csv", Header + Call + row + "\n" + Call.Replace("I-1", "I-3"));
        var file = (await Import())["interactions.csv"];
        Assert.Equal((2, 1), (file.Added, file.Refused));
        Assert.Equal([$"interactions.csv:3: {what}"], _told);
        Assert.Equal(["I-1", "I-3"], Stored().Select(i => i.InteractionId));
    }

    [Theory]
    [InlineData("team.csv", "email,name,role,billing_rate,currency,time_zone\nlee,Lee,boss,-1,Dollar,Mars/Base\n",
        "email: \"lee\" is not an e-mail address; time_zone: \"Mars/Base\" is not a time zone such as Europe/Berlin; role: \"boss\" is none of csm, lead, support, sales, training, exec; billing_rate: -1 is negative; currency: \"DOLLAR\" is not a currency of three letters, such as USD")]
    [InlineData("accounts.csv", "account_id,name,status,csm_email,arr,currency,renewal_date\nA-3,Cobalt,lost,dana@x.example,1.23456,US,2026-02-30\n",
        "status: \"lost\" is none of active, churned; arr: 1.23456 has more than four decimals; currency: \"US\" is not a currency of three letters, such as USD; renewal_date: \"2026-02-30\" is not a date such as 2026-11-20")]
    [InlineData("signals.csv", "date,account_id,metric,value\n2026-11-01,A-1,nps,101\n", "value: 101 is not within -100 and 100, the range of nps")]
    [InlineData("signals.csv", "date,account_id,metric,value\n2026-11-01,A-1,sponsor_left,0.5\n", "value: 0.5 is neither 0 nor 1")]
    [InlineData("signals.csv", "date,account_id,metric,value\n2026-11-01,A-1,seats,NaN\n", "value: \"NaN\" is not a number")]
    [InlineData("tickets.csv", "ticket_id,account_id,opened_at,closed_at,priority,subject\nT-1,A-1,2026-11-02,2026-11-01,high,Login\n", "closed_at: is before opened_at")]
    [InlineData("training.csv", "account_id,learner,course,completed_at,score\nA-1,kim,Basics,2026-11-01,101\n", "score: 101 is not within 0 and 100")]
    [InlineData("plans.csv", "step_id,plan_id,account_id,plan,started,owner_email,behaviour,quantity,due,done_quantity\nS-1,P-1,A-1,Plan,2026-01-01,x@x.example,log in,0,soon,0\n",
        "owner_email: unknown person \"x@x.example\"; quantity: 0 is less than 1; due: \"soon\" is not a date such as 2026-11-20")]
    [InlineData("evidence.csv", "evidence_id,account_id,step_id,kind,recorded_on,source,statement\nE-1,A-1,S-9,rumour,2026-01-01,call,yes\n",
        "step_id: unknown step \"S-9\"; kind: \"rumour\" is none of anecdotal, empirical, political")]
    [InlineData("fires.csv", "fire_id,account_id,opened_at,closed_at,indirect_cost\nF-1,A-1,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,-3\n", "indirect_cost: -3 is negative; closed_at: is before opened_at")]
    [InlineData("renewals.csv", "account_id,due_on,outcome,arr_before,arr_after,closed_on\nA-1,2026-01-01,maybe,1,x,2026-01-01\n",
        "outcome: \"maybe\" is none of renewed, expanded, downsold, churned; arr_after: \"x\" is not an amount")]
    [InlineData("health.csv", "account_id,changed_at,status,reason,set_by\nA-1,2026-01-01,blue,why,rule:\n", "set_by: names no rule after \"rule:\"; status: \"blue\" is none of green, yellow, red")]
    [InlineData("health.csv", "account_id,changed_at,status,reason,set_by\nA-1,2026-01-01,red,why,lee@x.example\n", "set_by: unknown person \"lee@x.example\"")]
    public async Task Each_kind_checks_its_values(string file, string text, string what)
    {
        // The first rows stay, so that the rest of the folder has something to refer to.
        Put(file, file is "team.csv" ? Team + "lee,Lee,boss,,-1,Dollar,Mars/Base\n" : file is "accounts.csv" ? Accounts.Replace("currency\n", "currency,renewal_date\n").Replace("USD\n", "USD,\n").Replace("EUR\n", "EUR,\n") + text.Split('\n')[1] + "\n" : text);
        Assert.Equal(1, (await Import())[file].Refused);
        Assert.EndsWith($": {what}", Assert.Single(_told));
    }

    [Fact]
    public async Task A_row_that_repeats_a_key_gives_way_to_the_later_one()
    {
        Put("interactions.csv", Header + Call + "I-2,2026-11-02,A-1,dana@x.example,call,,,,,,\n" + Call.Replace("25", "30"));
        Assert.Equal(2, (await Import())["interactions.csv"].Added);
        Assert.Equal(["interactions.csv:2: warning: interaction_id: the row on line 4 has the same key and replaces this one"], _told);
        Assert.Equal(30, Stored()[0].Minutes);
        Assert.Equal(2, (await Import())["interactions.csv"].Same);
    }

    [Fact]
    public async Task A_stray_quote_costs_its_own_line_only()
    {
        Put("interactions.csv", Header + Call.Replace("fine", "\"never closed") + Call.Replace("I-1", "I-2") + Call.Replace("I-1", "I-3").Replace("fine", "\"a\"b") + Call.Replace("I-1", "I-4"));
        var file = (await Import())["interactions.csv"];
        Assert.Equal((2, 2), (file.Added, file.Refused));
        Assert.Equal(["I-2", "I-4"], Stored().Select(i => i.InteractionId));
        Assert.StartsWith("interactions.csv:2: row: ", _told[0]);
        Assert.Equal("interactions.csv:4: row: text follows a closing quote", _told[1]);
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        Put("interactions.csv", Header + Call.Replace("fine", "\"one\ntwo\"") + "\n" + Call.Replace("I-1", "I-2").Replace("call", "fax"));
        await Import();
        Assert.StartsWith("interactions.csv:5: type:", Assert.Single(_told));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_refuse_their_row()
    {
        File.WriteAllBytes(Path.Combine(_folder["in"], "interactions.csv"), [.. System.Text.Encoding.Latin1.GetBytes(Header + Call.Replace("fine", "für") + Call.Replace("I-1", "I-2"))]);
        Assert.Equal(1, (await Import())["interactions.csv"].Added);
        Assert.EndsWith("is not valid UTF-8", Assert.Single(_told));
    }

    [Fact]
    public async Task A_file_in_utf16_or_without_a_line_is_refused_with_what_to_do()
    {
        File.WriteAllText(Path.Combine(_folder["in"], "interactions.csv"), Header + Call, System.Text.Encoding.Unicode);
        await Import();
        Assert.Equal(["interactions.csv:1: is UTF-16: save it as UTF-8"], _told);
        Put("interactions.csv", "");
        await Import();
        Assert.EndsWith("the column is missing", Assert.Single(_told));
    }

    [Fact]
    public async Task A_quote_that_swallows_a_megabyte_is_given_up_and_the_rest_goes_in()
    {
        var rest = string.Concat(Enumerable.Range(2, 20_000).Select(i => Call.Replace("I-1", "I-" + i)));
        Put("interactions.csv", Header + Call.Replace("fine", "\"open") + rest);
        var file = (await Import())["interactions.csv"];
        Assert.Equal((20_000, 1), (file.Added, file.Refused));
        Assert.StartsWith("interactions.csv:2: row: ", Assert.Single(_told));
    }

    [Fact]
    public async Task Strict_imports_all_or_nothing()
    {
        Put("interactions.csv", Header + Call + Call.Replace("I-1", "I-2").Replace("call", "fax"));
        await Import(isStrict: true);
        Assert.Empty(Stored());
        Put("interactions.csv", Header + Call);
        await Import(isStrict: true);
        Assert.Single(Stored());
    }

    [Theory]
    [InlineData("team.csv")]
    [InlineData("accounts.csv")]
    public async Task The_team_and_the_accounts_must_be_there_until_the_store_has_some(string file)
    {
        File.Delete(Path.Combine(_folder["in"], file));
        await Assert.ThrowsAnyAsync<Exception>(async () => Assert.Equal(2, (await Import()).Count));
        Assert.Contains($"{file}: is missing", Assert.Single(_told));
        Put("team.csv", Team);
        Put("accounts.csv", Accounts);
        await Import();
        File.Delete(Path.Combine(_folder["in"], file));
        Put("interactions.csv", Header + Call);
        Assert.Equal(1, (await Import())["interactions.csv"].Added);
    }

    [Fact]
    public async Task A_missing_column_is_said_once_for_the_file()
    {
        Put("accounts.csv", "account_id,name,status\nA-1,Acme,active\n");
        await Import();
        Assert.Equal(["accounts.csv:1: csm_email, arr, currency: the column is missing"], _told);
    }

    [Fact]
    public async Task A_file_of_another_name_is_pointed_out()
    {
        Put("account.csv", "x\n");
        await Import();
        Assert.Equal(["account.csv: warning: is no file of the data contract and was skipped"], _told);
    }

    [Fact]
    public async Task What_chat_logged_edited_or_took_back_stays_as_chat_has_it()
    {
        Put("interactions.csv", Header + Call + Call.Replace("I-1", "I-2") + Call.Replace("I-1", "I-3"));
        await Import();
        using (var store = Store.Open(_folder["data"]))
        {
            var call = (await store.Write(w => w.Find<Interaction>("I-1"), _stop))!.Fact;
            await store.Write(w =>
            {
                w.Put(call with { Minutes = 99 }, Origin.Chat);
                w.Remove(call with { InteractionId = "I-2" });
                w.Put(call with { InteractionId = "chat-1" }, Origin.Chat);
            }, _stop);
        }
        var file = (await Import())["interactions.csv"];
        Assert.Equal((0, 0, 1, 2), (file.Added, file.Changed, file.Same, file.Kept));
        Assert.Equal(["I-1", "I-3", "chat-1"], Stored().Select(i => i.InteractionId).Order(StringComparer.Ordinal));
        Assert.Equal(99, Stored().Single(i => i.InteractionId == "I-1").Minutes);
    }

    [Fact]
    public async Task A_surveys_answers_come_in_by_import_as_evidence()
    {
        Put("evidence.csv", "evidence_id,account_id,step_id,kind,recorded_on,source,statement\nsurvey-7-1,A-1,,anecdotal,2026-11-02,\"survey, Ruth Abel\",\"“How useful was it?” – 4 on a scale from 1 to 5: good, mostly\"\nsurvey-7-2,A-2,,anecdotal,2026-11-03,\"survey, Jo Park\",“How useful was it?” – 2 on a scale from 1 to 5\n");
        var file = (await Import())["evidence.csv"];
        Assert.Equal((2, 0), (file.Added, file.Refused));
        Assert.Empty(_told);
        using (var store = Store.Open(_folder["data"]))
            Assert.Equal(new Evidence("survey-7-1", "A-1", null, EvidenceKind.Anecdotal, new DateOnly(2026, 11, 2), "survey, Ruth Abel", "“How useful was it?” – 4 on a scale from 1 to 5: good, mostly"), Assert.Single(store.Book.Evidence.Of(store.Book.Find("A-1")).ToArray()));
        Assert.Equal(2, (await Import())["evidence.csv"].Same);
    }

    [Fact]
    public async Task A_later_row_of_a_person_changes_the_rate_from_its_day()
    {
        Put("team.csv", "email,name,role,billing_rate,currency,valid_from\ndana@x.example,Dana,csm,90,USD,\ndana@x.example,Dana,csm,100,USD,2026-01-01\n");
        Assert.Equal(2, (await Import())["team.csv"].Added);
        Assert.Equal(2, (await Import())["team.csv"].Same);
    }
}
