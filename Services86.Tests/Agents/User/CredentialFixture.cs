using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>The requests and responses of the operations on credentials.</summary>
internal abstract class CredentialFixture(DatabaseProvider provider) : UserFixture(provider)
{
    protected const string Sid = "S-1-5-21-3623811015-3361044348-30300820-1013";

    protected static XElement Credential(string type, string value, string displayValue) => SoapText.Element(
        "Credential",
        SoapText.Element("Type", SoapText.Element("Type", type)),
        SoapText.Element("Value", value),
        SoapText.Element("DisplayValue", displayValue));

    /// <summary>Gets the texts of the elements with a name that have no child elements, separated by bars.</summary>
    protected static string Texts(SoapHttpAnswer answer, string name) => string.Join(
        '|',
        answer.Envelope.Descendants(SoapText.Services86 + name)
            .Where(element => !element.HasElements)
            .Select(element => element.Value));
}
