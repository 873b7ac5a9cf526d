using System.Globalization;
using System.Text;
using System.Xml;
using Services86.Soap.Serialization;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Masks the secrets of an XML body, with the parser that reads the bodies of requests.</summary>
/// <remarks>
/// The body is written again from what the parser reads, so that a secret cannot hide in a comment, a CDATA section or
/// an entity. A body that the parser does not read to its end is kept as far as its start tags, without the names that
/// no contract has; and so is a body with references, which can move a secret to another element.
/// </remarks>
internal sealed class XmlMask
{
    private static readonly HashSet<string> KeptAttributes = new(StringComparer.Ordinal)
    {
        "type", "nil", "mustUnderstand", "encodingStyle", "actor", "role", "relay", "arrayType", "lang", "space",
    };

    private readonly BodyRules _rules;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _secret = new();
    private readonly Stack<string> _names = new();
    private XmlDictionaryReader _reader = null!;
    private int _secretDepth;
    private bool _hasComment;

    private XmlMask(BodyRules rules) => _rules = rules;

    /// <summary>Masks a body.</summary>
    /// <param name="utf8">The body in UTF-8, without byte order mark and XML declaration.</param>
    /// <param name="rules">The rules.</param>
    public static MaskedText Mask(byte[] utf8, BodyRules rules)
    {
        var known = rules.Secrets.Count;
        var (text, isWhole) = new XmlMask(rules).Read(utf8);
        if (isWhole && rules.Secrets.Count > known)
        {
            // A secret that was found at the end can be at the begin too.
            (text, isWhole) = new XmlMask(rules).Read(utf8);
        }

        return isWhole
            ? new MaskedText(text, HasNamesOnly: false)
            : new MaskedText(XmlNames.Of(utf8, rules.Names), HasNamesOnly: true);
    }

    private (string Text, bool IsWhole) Read(byte[] utf8)
    {
        using var reader = _reader = SoapXml.CreateReader();
        try
        {
            SoapXml.SetInput(reader, utf8, 0, utf8.Length);
            while (reader.Read())
            {
                if (!ReadNode())
                {
                    return ("", false);
                }
            }
        }
        catch (XmlException)
        {
            if (!_rules.IsCut)
            {
                return ("", false);
            }

            FlushText();
        }

        return (_output.ToString(), true);
    }

    // False for a body with references.
    private bool ReadNode()
    {
        switch (_reader.NodeType)
        {
            case XmlNodeType.Element:
                return BeginElement();
            case XmlNodeType.EndElement:
                EndElement();
                break;
            case XmlNodeType.Comment:
                _hasComment = true;
                break;
            default:
                (_secretDepth > 0 ? _secret : _text).Append(_reader.Value);
                break;
        }

        return true;
    }

    private bool BeginElement()
    {
        FlushText();
        var isEmpty = _reader.IsEmptyElement;
        var name = _reader.LocalName;
        var isSecret = _secretDepth > 0 || (_rules.IsSecret(name) && !IsValueOfEntry());
        if (_secretDepth > 0)
        {
            _secret.Append(' ');
            AddAttributesToSecret();
        }
        else
        {
            _output.Append('<').Append(_reader.Name);
            if (!WriteAttributes(isSecret))
            {
                return false;
            }

            _output.Append(isEmpty ? "/>" : ">");
        }

        if (!isEmpty)
        {
            _names.Push(_reader.Name);
            _secretDepth += isSecret ? 1 : 0;
        }

        return true;
    }

    private void EndElement()
    {
        FlushText();
        var name = _names.Pop();
        if (_secretDepth > 0 && --_secretDepth == 0)
        {
            EndSecret();
        }

        if (_secretDepth == 0)
        {
            _output.Append("</").Append(name).Append('>');
        }
    }

    private void EndSecret()
    {
        var secret = _secret.ToString();
        _secret.Clear();
        if (secret.Length > 0 || _hasComment)
        {
            _rules.Secrets.Add(secret.Trim());
            _output.Append(SecretText.Mask);
        }

        _hasComment = false;
    }

    private void AddAttributesToSecret()
    {
        while (_reader.MoveToNextAttribute())
        {
            _secret.Append(_reader.Value).Append(' ');
        }

        _reader.MoveToElement();
    }

    private bool WriteAttributes(bool isSecret)
    {
        while (_reader.MoveToNextAttribute())
        {
            var name = _reader.LocalName;
            if (IsReference(name))
            {
                _rules.Secrets.AreMoved = true;
                return false;
            }

            var value = _reader.Value;
            var isNamespace = _reader.Prefix == "xmlns" || _reader.Name == "xmlns";
            var isNil = name == "nil" && value is "true" or "false" or "1" or "0";
            var isKept = isNil
                || (isNamespace && _rules.Names.IsNamespace(value))
                || (!isSecret
                    && (isNamespace || KeptAttributes.Contains(name))
                    && !_rules.Secrets.AreIn(value));
            if (isSecret && !isKept)
            {
                _rules.Secrets.Add(value);
            }

            _output.Append(' ').Append(_reader.Name).Append("=\"");
            Escape(isKept ? value : SecretText.Mask);
            _output.Append('"');
        }

        _reader.MoveToElement();
        return true;
    }

    // The attributes of SOAP 1.1, SOAP 1.2 and the DataContractSerializer.
    private static bool IsReference(string name) =>
        name.Equals("href", StringComparison.OrdinalIgnoreCase)
        || name.Equals("ref", StringComparison.OrdinalIgnoreCase);

    private void FlushText()
    {
        if (_secretDepth > 0)
        {
            return;
        }

        var text = _text.ToString();
        _text.Clear();
        if (string.IsNullOrWhiteSpace(text))
        {
            Escape(text);
        }
        else
        {
            Escape(_rules.Mask(text, _names.TryPeek(out var name) && Keeps(name)));
        }

        if (_hasComment)
        {
            _output.Append(CultureInfo.InvariantCulture, $"<!--{SecretText.Mask}-->");
            _hasComment = false;
        }
    }

    private bool IsValueOfEntry() =>
        _names.TryPeek(out var parent) && _rules.Names.IsEntryOfObjects(LocalNameOf(parent));

    private bool Keeps(string qualifiedName) => _rules.Keeps(LocalNameOf(qualifiedName));

    private static string LocalNameOf(string qualifiedName) =>
        qualifiedName[(qualifiedName.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private void Escape(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '<' => _output.Append("&lt;"),
                '>' => _output.Append("&gt;"),
                '&' => _output.Append("&amp;"),
                '"' => _output.Append("&quot;"),
                _ => _output.Append(character),
            };
        }
    }
}
