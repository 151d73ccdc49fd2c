using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>The tables that carry messages rather than facts; created in <c>Migrations/OperationalTables.cs</c> and the later migrations.</summary>
internal static class Operational
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Received>().ToTable("inbox").HasKey(r => new { r.Channel, r.Conversation, r.Id });
        model.Entity<Post>(post =>
        {
            post.ToTable("outbox").HasKey(p => p.Key);
            post.Property(p => p.Version).IsConcurrencyToken();
        });
        model.Entity<Place>().ToTable("places").HasKey(p => new { p.Channel, p.Conversation });
        model.Entity<Identity>().ToTable("identities").HasKey(i => new { i.Channel, i.Tenant, i.UserId });
        model.Entity<Kept>().ToTable("kept").HasKey(k => k.Id);
        model.Entity<Taught>().ToTable("taught").HasKey(t => t.Key);
    }
}
