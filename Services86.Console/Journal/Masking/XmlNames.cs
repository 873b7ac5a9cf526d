using System.Text;
using System.Xml;
using Services86.Soap.Serialization;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Writes the start tags of an XML body, as far as the body can be read, without any value.</summary>
internal static class XmlNames
{
    /// <summary>Writes the start tags.</summary>
    /// <param name="utf8">The body in UTF-8, without byte order mark and XML declaration.</param>
    /// <param name="names">The names that are written. Others are masked: a part of a text can look like a tag.</param>
    public static string Of(byte[] utf8, ContractNames names)
    {
        var output = new StringBuilder();
        using var reader = SoapXml.CreateReader();
        try
        {
            SoapXml.SetInput(reader, utf8, 0, utf8.Length);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    var name = names.IsKnown(reader.LocalName) ? reader.LocalName : SecretText.Mask;
                    output.Append(' ', 2 * reader.Depth).Append('<').Append(name).Append(">\n");
                }
            }
        }
        catch (XmlException)
        {
            // The rest cannot be read.
        }

        return output.ToString();
    }
}
