using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Import.Sample;

/// <summary>
/// A believable book of business of any size: two years that end at now, with stories in which signs come before trouble. The same number of accounts, seed
/// and now give the same facts. Facts come account by account, so a book of any size passes through little memory.
/// </summary>
public static class SampleBook
{
    /// <summary>The team, then each account with its facts, in an order in which nothing refers to what comes later.</summary>
    /// <param name="accounts">How many accounts, from 1.</param>
    /// <param name="seed">Another seed, another book.</param>
    /// <param name="now">The instant at which the history ends, in UTC.</param>
    public static IEnumerable<object> Facts(int accounts, int seed, DateTime now) => All(accounts, seed, now).Where(row => row is not Beside);

    /// <summary>Accounts of the first tier that are yellow and renew this quarter whatever the seed and the day: what a newcomer asks for first is there to be found.</summary>
    private static readonly int[] _watched = [17, 42, 71];

    /// <summary>The facts, and what lies beside them in a store.</summary>
    private static IEnumerable<object> All(int accounts, int seed, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var team = new SampleTeam(Dice.Of(seed, -1), accounts, today);
        foreach (var person in team.All) yield return person;
        var (ids, density, taken) = (new Ids(), Density.Of(accounts), new HashSet<string>());
        var width = Math.Max(3, (accounts - 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        var name = "";
        for (var i = 0; i < accounts; i++)
        {
            var dice = Dice.Of(seed, i);
            (name, var aliases, var industry) = i < Names.Tricky.Length ? Names.Tricky[i] : Names.Company(dice, taken, name);
            var (segment, story) = (dice.Pick(("Enterprise", 15), ("Mid-Market", 35), ("SMB", 50)), Story.Draw(dice, today));
            if (Array.IndexOf(_watched, i) is >= 0 and var nth) (segment, story) = ("Enterprise", Story.Watched(today, nth));
            var client = new Client(
                $"A-{(i + 1).ToString("D" + width, System.Globalization.CultureInfo.InvariantCulture)}", name, segment, team.Csms[i % team.Csms.Count], team, story, density, now);
            foreach (var fact in Of(client, dice, Dice.Of(seed, -2 - i), ids, aliases, industry)) yield return fact;
        }
    }

    /// <summary>Writes the sample into a folder, which is made when it is not there, one file a kind in data.md's form.</summary>
    public static void Write(string folder, int accounts, int seed, DateTime now)
    {
        using var files = new FactFiles(folder);
        foreach (var fact in Facts(accounts, seed, now)) files.Write(fact);
    }

    /// <summary>Puts the sample into an empty store.</summary>
    public static async Task Fill(Store store, int accounts, int seed, DateTime now, CancellationToken cancel = default)
    {
        var kinds = Kinds.All.Kinds.ToDictionary(kind => kind.Fact);
        // One transaction: a start that dies halfway leaves an empty store, not half a sample that the next start would take for somebody's data.
        await store.WriteBatch(work =>
        {
            foreach (var batch in All(accounts, seed, now).Chunk(FolderImport.BatchRows))
            {
                foreach (var facts in batch.Where(row => row is not Beside).GroupBy(fact => fact.GetType())) kinds[facts.Key].PutAll(work, [.. facts], Origin.Import);
                work.Db.AddRange(batch.OfType<Beside>().Select(row => row.Row));
            }
        }, cancel);
        store.Refresh();
    }

    private static IEnumerable<object> Of(Client client, Dice dice, Dice talk, Ids ids, string[] aliases, string industry)
    {
        var (arr, months, renewal, renewals) = Contract.Draw(client, dice);
        var account = Account(client, dice, aliases, industry, arr, months, renewal);
        yield return account;
        var fires = Sparks.Draw(client, dice, ids).ToList();
        foreach (var fire in fires) yield return fire;
        var steps = Success.Plans(client, dice, ids).ToList();
        foreach (var step in steps) yield return step;
        foreach (var interaction in Contacts.Draw(client, dice, ids, fires)) yield return interaction;
        foreach (var signal in Series.Draw(client, dice, arr)) yield return signal;
        foreach (var ticket in Desk.Draw(client, dice, ids, fires)) yield return ticket;
        var training = Success.Training(client, dice).ToList();
        foreach (var completion in training) yield return completion;
        foreach (var evidence in Success.Evidence(client, dice, ids, steps)) yield return evidence;
        foreach (var row in renewals) yield return row;
        foreach (var change in Turns.Draw(client, dice, fires)) yield return change;
        foreach (var fact in LatestNews.Draw(client, dice, ids)) yield return fact;
        foreach (var signal in Chatter.Draw(client, dice)) yield return signal;
        foreach (var row in Agreements.Draw(client, talk, account, fires, training)) yield return row;
    }

    private static Account Account(Client client, Dice dice, string[] aliases, string industry, decimal arr, int months, DateOnly renewal)
    {
        var region = dice.Pick(("North America", 45), ("EMEA", 35), ("APAC", 12), ("LATAM", 8));
        var age = client.Story.Now.DayNumber - client.Story.Start.DayNumber;
        Stage? stage = client.Story.Churned is not null ? null : age < 120 ? Stage.Onboarding : age < 420 ? Stage.Adoption : Stage.Mature;
        return new Account(
            client.Id, client.Name, aliases, client.Story.Churned is null ? AccountStatus.Active : AccountStatus.Churned, client.Segment, industry, region, client.Csm.Email, arr, "USD",
            client.Story.Start, renewal, months, dice.Chance(0.9) ? $"{dice.Pick(Names.First)} {dice.Pick(Names.Last)}" : null, stage);
    }
}
