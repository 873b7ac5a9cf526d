using System.Xml;
using System.Xml.Linq;
using Services86.Agents.Refusals;

namespace Services86.WebConsole.Calls;

/// <summary>Puts the ticket of a user into the header of an envelope.</summary>
internal static class SoapTicket
{
    /// <summary>Replaces the ticket in the Credentials header, if the envelope has one.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="ticket">The ticket.</param>
    /// <exception cref="SoInvalidArgumentException">The envelope is no XML.</exception>
    public static string Set(string envelope, string ticket)
    {
        try
        {
            if (envelope.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                throw new XmlException("The envelope has a document type declaration.");
            }

            var root = XElement.Parse(envelope, LoadOptions.PreserveWhitespace);
            foreach (var element in root.Elements().Where(IsHeader).Elements().Where(IsCredentials).Elements())
            {
                if (element.Name.LocalName == "Ticket")
                {
                    element.Value = ticket;
                }
            }

            return root.ToString(SaveOptions.DisableFormatting);
        }
        catch (XmlException exception)
        {
            throw new SoInvalidArgumentException(
                $"The envelope is no XML: {exception.Message}", $"The envelope is no XML: {exception.Message}");
        }
    }

    private static bool IsHeader(XElement element) => element.Name.LocalName == "Header";

    private static bool IsCredentials(XElement element) => element.Name.LocalName == "Credentials";
}
