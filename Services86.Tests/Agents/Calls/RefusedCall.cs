using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Calls;

/// <summary>Checks responses to refused calls.</summary>
internal static class RefusedCall
{
    /// <summary>Asserts that a call was refused without a result.</summary>
    /// <param name="version">The SOAP version.</param>
    /// <param name="answer">The response.</param>
    /// <param name="exceptionType">The expected name of the exception, without the namespace.</param>
    /// <param name="friendlyText">The expected FriendlyText.</param>
    public static void Check(WireVersion version, SoapHttpAnswer answer, string exceptionType, string friendlyText)
    {
        var results = answer.Envelope.Element(version.Envelope + "Body")!.Elements().Single().Elements();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.ContentType, Is.EqualTo(version.ContentType));
            Assert.That(answer.Envelope.Name, Is.EqualTo(version.Envelope + "Envelope"));
            Assert.That(answer.Value("Succeeded"), Is.EqualTo("false"));
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions." + exceptionType));
            Assert.That(answer.Value("FriendlyText"), Is.EqualTo(friendlyText));
            Assert.That(answer.Value("Message"), Is.Not.Empty);
            Assert.That(answer.Value("StackTrace"), Is.Null);
            Assert.That(
                results.Select(result => result.Attribute(SoapText.Xsi + "nil")?.Value), Is.All.EqualTo("true"));
        }
    }
}
