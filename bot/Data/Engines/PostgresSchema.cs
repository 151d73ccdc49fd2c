using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace CsmBot.Data.Engines;

/// <summary>Gives every text column the order of its code points, as SQLite has it, whatever language the database was made for: ranges of keys are asked for.</summary>
#pragma warning disable EF1001 // The options are internal to the provider, and the constructor asks for them.
internal sealed class PostgresSchema(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options) : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void ColumnDefinition(string? schema, string table, string name, ColumnOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        if (operation.ClrType == typeof(string)) operation.Collation ??= "C";
        base.ColumnDefinition(schema, table, name, operation, model, builder);
    }
}
