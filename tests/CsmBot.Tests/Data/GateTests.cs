using CsmBot.Data;

namespace CsmBot.Tests.Data;

public class GateTests
{
    [Fact]
    public async Task The_urgent_go_first_each_kind_in_its_order_and_who_gave_up_is_passed_over()
    {
        var (gate, stop) = (new Gate(), TestContext.Current.CancellationToken);
        var order = new List<string>();
        using var gaveUp = new CancellationTokenSource();
        await gate.Enter(Haste.None, stop);
        Task[] waiting = [Enter("a", Haste.None, stop), Enter("given up", Haste.Urgent, gaveUp.Token), Enter("b", Haste.None, stop), Enter("1", Haste.Urgent, stop), Enter("2", Haste.Urgent, stop)];
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[1]);
        gate.Leave();
        await Task.WhenAll(waiting.Where((_, i) => i != 1)).WaitAsync(TimeSpan.FromSeconds(60), stop);

        Assert.Equal(["1", "2", "a", "b"], order);

        async Task Enter(string who, Haste haste, CancellationToken cancel)
        {
            await gate.Enter(haste, cancel);
            order.Add(who);
            gate.Leave();
        }
    }
}
