namespace CsmBot.Questions;

/// <summary>A question that has no meaning for its kind of thing, such as the priority of a renewal; the message is one sentence for the asker.</summary>
public sealed class CannotAnswer(string message) : Exception(message);
