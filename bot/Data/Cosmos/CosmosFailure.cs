using System.Net;

namespace CsmBot.Data.Cosmos;

/// <summary>What the service answered, or that it did not.</summary>
/// <param name="message">For the log.</param>
/// <param name="status">Null where no answer came.</param>
internal sealed class CosmosFailure(string message, HttpStatusCode? status, Exception? cause = null) : Exception(message, cause)
{
    public HttpStatusCode? Status => status;

    /// <summary>The service, or the way to it, is away or too busy: waiting may help.</summary>
    public bool IsOutage => status is null or HttpStatusCode.TooManyRequests || IsVague(status);

    /// <summary>After such an answer nobody knows whether it was done.</summary>
    public static bool IsVague(HttpStatusCode? status) => status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone or (HttpStatusCode)449 or >= HttpStatusCode.InternalServerError;
}
