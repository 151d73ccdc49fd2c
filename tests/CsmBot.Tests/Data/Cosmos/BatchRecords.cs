using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace CsmBot.Tests.Data.Cosmos;

/// <summary>One operation of a transactional batch.</summary>
internal sealed record BatchOperation(int Type, string? Id, JsonObject? Json, string? IfMatch);

/// <summary>The records in which a transactional batch and its answer travel: HybridRow, by the schemas that the SDK carries along.</summary>
internal static class BatchRecords
{
    public const int Create = 0, Read_ = 2, Delete = 4, Replace = 5, Upsert = 20;

    private static readonly Namespace _schemas = Schemas();
    private static readonly LayoutResolverNamespace _layouts = new(_schemas);

    private static Namespace Schemas()
    {
        using var resource = typeof(Microsoft.Azure.Cosmos.CosmosClient).Assembly.GetManifestResourceStream("Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json")!;
        return Namespace.Parse(new StreamReader(resource).ReadToEnd());
    }

    public static List<BatchOperation> Read(byte[] body)
    {
        List<BatchOperation> operations = [];
        var result = new MemoryStream(body).ReadRecordIOAsync((ReadOnlyMemory<byte> record) =>
        {
            operations.Add(Operation(record));
            return Result.Success;
        }, resizer: new MemorySpanResizer<byte>(body.Length)).GetAwaiter().GetResult();
        return result == Result.Success ? operations : throw new InvalidDataException($"The batch is not understood: {result}.");
    }

    private static BatchOperation Operation(ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, _layouts)) throw new InvalidDataException("A record of the batch is not understood.");
        var reader = new RowReader(ref row);
        var (type, id, body, match) = (-1, (string?)null, (byte[]?)null, (string?)null);
        while (reader.Read())
        {
            switch ((string)reader.Path)
            {
                case "operationType": reader.ReadInt32(out type); break;
                case "id": reader.ReadString(out id); break;
                case "resourceBody": reader.ReadBinary(out body); break;
                case "ifMatch": reader.ReadString(out match); break;
            }
        }
        return new BatchOperation(type, id, body is null ? null : JsonNode.Parse(body)!.AsObject(), match);
    }

    public static byte[] Write(IReadOnlyList<CosmosAnswer> answers)
    {
        var layout = _layouts.Resolve(_schemas.Schemas.Single(s => s.Name == "BatchResult").SchemaId);
        using var stream = new MemoryStream();
        stream.WriteRecordIOAsync(default(Segment), (long index, out ReadOnlyMemory<byte> buffer) =>
        {
            buffer = default;
            if (index >= answers.Count) return Result.Success;
            var resizer = new MemorySpanResizer<byte>(256);
            var row = new RowBuffer(256, resizer);
            row.InitLayout(HybridRowVersion.V1, layout, _layouts);
            var result = RowWriter.WriteBuffer(ref row, answers[(int)index], WriteAnswer);
            buffer = resizer.Memory[..row.Length];
            return result;
        }).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static Result WriteAnswer(ref RowWriter writer, TypeArgument type, CosmosAnswer answer)
    {
        writer.WriteInt32("statusCode", answer.Status);
        writer.WriteInt32("subStatusCode", 0);
        if (answer.Etag is not null) writer.WriteString("eTag", answer.Etag);
        return writer.WriteFloat64("requestCharge", answer.Charge);
    }
}
