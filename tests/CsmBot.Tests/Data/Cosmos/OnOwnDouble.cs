namespace CsmBot.Tests.Data.Cosmos;

/// <summary>Tests on a Cosmos DB account of their own, the double, to which they do something; and a database on it.</summary>
public abstract class OnOwnDouble : IAsyncLifetime
{
    private protected CosmosDouble Server { get; private set; } = null!;
    private protected CosmosHome Home { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await CosmosDouble.Start();
        Home = new CosmosHome(Server);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        (Server.Fault, Server.Before) = (null, null);
        Home.Dispose();
        await Server.DisposeAsync();
    }
}
