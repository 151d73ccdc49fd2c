namespace CsmBot.Channels;

/// <summary>Refusals over HTTP, in the form that Bot Framework clients read: <c>{"error":{"code","message"}}</c>.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    /// <summary>Gives a refusal without a body one that says what is wrong.</summary>
    public static void UseProblems(this IApplicationBuilder app) => app.UseStatusCodePages(context =>
    {
        var (request, status) = (context.HttpContext.Request, context.HttpContext.Response.StatusCode);
        var (code, message) = status switch
        {
            404 => ("NotFound", $"There is nothing at {request.Path}."),
            405 => ("MethodNotAllowed", $"{request.Path} does not take {request.Method}."),
            _ => ("Refused", $"The request was refused with status {status}."),
        };
        return Of(status, code, message).ExecuteAsync(context.HttpContext);
    });
}
