using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Tests.Alerts;
using CsmBot.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Delivery;

/// <summary>What was given up and is wanted after all.</summary>
public sealed class RequeuingTests : IDisposable
{
    private readonly AlertDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    private List<Post> Posts()
    {
        using var db = _desk.Store.Db();
        return [.. db.Posts.AsNoTracking().OrderBy(p => p.Number)];
    }

    private void Put(string key, PostState state, string? edits = null) => _desk.Write(work => work.Db.Add(new Post
    {
        Key = key, Number = Posts().Count + 1, Channel = "far", Conversation = "c", Body = key, EditsPost = edits, State = state, Due = Some.Now, NotBefore = Some.Now, Attempts = 150,
        Problem = state == PostState.GivenUp ? "after a day: HTTP 503" : null,
    }));

    private Requeued Requeue(params long[]? numbers)
    {
        Requeued? done = null;
        _desk.Write(work =>
        {
            done = Requeuing.Run(work, numbers, _desk.Now);
            new AlertLetters(_desk.Store).CatchUp(work, _desk.Outbox, [.. done.Again.Select(p => p.Key)], _desk.Now);
        });
        return done!;
    }

    [Fact]
    public void It_is_owed_again_with_a_new_day_and_what_is_on_its_way_or_has_arrived_stays_as_it_is()
    {
        foreach (var state in new[] { PostState.Owed, PostState.Sent, PostState.GivenUp, PostState.Inline }) Put($"{state}", state);

        Assert.Equal(["GivenUp"], Requeue(null).Again.Select(p => p.Key));

        Assert.Equal([PostState.Owed, PostState.Sent, PostState.Owed, PostState.Inline], Posts().Select(p => p.State));
        var again = Posts()[2];
        Assert.Equal((_desk.Now, _desk.Now, 0, null), (again.Due, again.NotBefore, again.Attempts, again.Problem));
    }

    [Fact]
    public void With_a_message_goes_its_newest_edit_and_with_an_edit_the_message_it_is_of()
    {
        Put("card", PostState.GivenUp);
        Put("edit1|card", PostState.GivenUp, "card");
        Put("edit2|card", PostState.GivenUp, "card");
        Put("other", PostState.GivenUp);

        var done = Requeue(3);

        Assert.Equal(["card", "edit2|card"], done.Again.Select(p => p.Key));
        Assert.Equal(["edit1|card"], done.Overtaken.Select(p => p.Key));
        Assert.Equal([1L, 3L], Posts().Where(p => p.State == PostState.Owed).Select(p => p.Number));
    }

    [Fact]
    public void An_edit_that_a_later_one_overtook_does_not_undo_it()
    {
        Put("card", PostState.Sent);
        Put("edit1|card", PostState.GivenUp, "card");
        Put("edit2|card", PostState.Sent, "card");

        Assert.Empty(Requeue(null).Again);
    }

    [Fact]
    public void An_alerts_card_that_goes_out_late_is_followed_by_how_the_alert_stands_now()
    {
        _desk.Accounts(1);
        _desk.Ticket(1);
        _desk.Round();
        _desk.Write(work => work.Db.Posts.ExecuteUpdate(s => s.SetProperty(p => p.State, PostState.GivenUp)));
        var cards = Posts().Count;
        _desk.Write(work => _desk.Actions.Acknowledge(work, _desk.Alerts()[0].Id, Some.Dana.Email, _desk.Now));
        Assert.Equal(cards, Posts().Count);

        Requeue(null);

        var owed = Posts().Where(p => p.State == PostState.Owed).ToList();
        Assert.Equal(2 * cards, owed.Count);
        Assert.All(owed.Where(p => p.EditsPost is not null), p => Assert.Contains("looks after it", p.Body));
        Assert.All(owed.Where(p => p.EditsPost is not null), p => Assert.True(p.Number > owed.Single(card => card.Key == p.EditsPost).Number));
    }
}
