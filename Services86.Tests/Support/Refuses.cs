using NUnit.Framework.Constraints;
using Services86.Http;

namespace Services86.Tests.Support;

/// <summary>Constraints on the rejections of wrong messages.</summary>
internal static class Refuses
{
    /// <summary>The message is rejected with this text.</summary>
    public static IConstraint With(RequestRejection rejection, string reason) =>
        Throws.InstanceOf<RequestRejectedException>()
            .With.Property(nameof(RequestRejectedException.Rejection)).EqualTo(rejection)
            .And.Message.EqualTo(reason);

    /// <summary>The message is rejected with a text that begins with this one.</summary>
    public static IConstraint Beginning(RequestRejection rejection, string start) =>
        Throws.InstanceOf<RequestRejectedException>()
            .With.Property(nameof(RequestRejectedException.Rejection)).EqualTo(rejection)
            .And.Message.StartsWith(start);

    /// <summary>The content of an element is rejected, with its path and line.</summary>
    public static IConstraint Content(string path, int line, string expected, string found) => With(
        RequestRejection.InvalidContent,
        $"The element {path} on line {line} cannot be read: expected {expected}, found {found}. "
        + "Correct the element and send the request again.");
}
