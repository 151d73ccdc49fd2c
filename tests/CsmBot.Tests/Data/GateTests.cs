using CsmBot.Data;

namespace CsmBot.Tests.Data;

public class GateTests
{
    [Fact]
    public async Task The_urgent_go_first_each_kind_in_its_order_and_who_gave_up_is_passed_over()
    {
        var gate = new Gate();
        var order = new List<string>();
        using var gaveUp = new CancellationTokenSource();
        await gate.Enter(Haste.None, default);
        Task[] waiting = [Enter("a", Haste.None), Enter("given up", Haste.Urgent, gaveUp.Token), Enter("b", Haste.None), Enter("1", Haste.Urgent), Enter("2", Haste.Urgent)];
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[1]);
        gate.Leave();
        await Task.WhenAll(waiting.Where((_, i) => i != 1)).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2", "a", "b"], order);

        async Task Enter(string who, Haste haste, CancellationToken cancel = default)
        {
            await gate.Enter(haste, cancel);
            order.Add(who);
            gate.Leave();
        }
    }
}
