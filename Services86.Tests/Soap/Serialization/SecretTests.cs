using System.Text;
using Services86.Description;
using Services86.Http;
using Services86.Soap;
using Services86.Soap.Envelope;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

/// <summary>No rejection quotes a secret, whatever is wrong with it.</summary>
internal sealed class SecretTests
{
    private const string Value = "s3cretValue";

    private const string Declarations =
        " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema' "
        + "xmlns:m='http://xml.apache.org/xml-soap' xmlns:e='http://schemas.xmlsoap.org/soap/encoding/'";

    // Each has the value as text, as a name, or as an attribute. Some are valid for some secrets.
    private static readonly string[] Contents =
    [
        $"<{Value}/>",
        $"<a>{Value}</a>",
        $"{Value}<a/>",
        $"<a/>{Value}",
        $"{Value}&#x1;",
        $"{Value}\u0001",
        $"{Value} & {Value}",
        $"{Value}&{Value};",
        $"{Value}<{Value}",
        $"{Value}</{Value}>",
        $"<{Value}",
        $"<{Value}:a/>",
        $"<a {Value}='1' {Value}='2'/>",
        $"<![CDATA[{Value}]]><a/>",
        $"<?{Value}?>",
        $"<item><key>{Value}</key></item>",
        $"<{Value}><{Value}/></{Value}>",
        $"<Ticket><{Value}/></Ticket>",
        $"<Key>{Value}</Key>",
        $"<AuthenticationGenericDataKeyValuePair><Key>{Value}</Key></AuthenticationGenericDataKeyValuePair>"
            + $"<AuthenticationGenericDataKeyValuePair><Key>{Value}</Key></AuthenticationGenericDataKeyValuePair>",
        $"<AuthenticationGenericDataKeyValuePair><{Value}/></AuthenticationGenericDataKeyValuePair>",
        $"<AuthenticationGenericDataKeyValuePair><Value>{Value}</Value></AuthenticationGenericDataKeyValuePair>",
    ];

    private static readonly string[] Attributes =
    [
        "",
        $" i:type='{Value}:string'",
        $" i:type='xsd:{Value}'",
        " i:type='xsd:base64Binary'",
        " i:type='xsd:hexBinary'",
        " i:type='xsd:int'",
        " i:type='m:Map'",
        " i:type='e:Array'",
        $" i:nil='{Value}'",
        $" href='{Value}'",
        $" {Value}='1' {Value}='2'",
        $" {Value}",
    ];

    private static IEnumerable<TestCaseData> Secrets() =>
        from agent in (Type[])[typeof(IUserAgent), typeof(ISoPrincipalAgent), typeof(IEMailAgent)]
        let contract = ContractDescription.Of(agent)
        from operation in contract.Operations
        from path in operation.Request.Parts.SelectMany(part => PathsTo(part.Name, part.Type, part.IsSecret))
        select new TestCaseData(contract, operation, path).SetArgDisplayNames($"{operation.Name}/{path}");

    [TestCaseSource(nameof(Secrets))]
    public void No_fault_quotes_a_secret(ContractDescription contract, OperationDescription operation, string path)
    {
        var soap = new SoapContract(contract);
        var xml = new DataContractXml(contract.Version);
        foreach (var content in Variations())
        {
            var body = Nested([operation.Request.WrapperName, .. path.Split('/')], content);
            var document = body.Insert(operation.Request.WrapperName.Length + 1, Declarations);
            AssertSecret(() => Read(soap, "", body), body);
            AssertSecret(() => xml.ReadParameters(operation, Body(document)), document);
        }
    }

    [TestCase("Credentials/Ticket")]
    [TestCase("ApplicationToken")]
    public void No_fault_quotes_a_secret_of_the_header(string path)
    {
        foreach (var content in Variations())
        {
            var header = Nested(path.Split('/'), content);
            AssertSecret(() => Read(Envelopes.User, header, "<u:CreateDefaultServiceAuth/>"), header);
        }
    }

    [Test]
    public void Every_kind_of_secret_is_tried()
    {
        var paths = Secrets().Select(secret => (string)secret.Arguments[2]!).ToHashSet();

        Assert.That(paths, Is.SupersetOf((string[])
        [
            "Password",
            "OldPassword",
            "NewPassword",
            "AccessToken",
            "AuthenticationData",
            "Credential/Value",
            "ServiceAuth/Password",
            "Credentials/SecretValue",
            "User/Credentials/Credential/Value",
            "EMailAccount/IncomingCredentials/Password",
        ]));
    }

    // The end tag of the secret is left open, so that the content can be malformed too.
    private static IEnumerable<string> Variations() =>
        Contents.Select(content => $">{content}</")
            .Concat(Attributes.SelectMany(attribute => new[] { Value, $"<a>{Value}</a>" }.Select(
                content => $"{attribute}>{content}</")));

    private static string Nested(string[] names, string content)
    {
        var start = string.Concat(names[..^1].Select(name => $"<{name}>"));
        var end = string.Concat(names[..^1].Reverse().Select(name => $"</{name}>"));
        return $"{start}<{names[^1]}{content}{names[^1]}>{end}";
    }

    private static void Read(SoapContract contract, string header, string body)
    {
        var text = $"<s:Envelope xmlns:s='{SoapText.Soap11}' xmlns:u='{SoapText.Services86}'{Declarations}>"
            + $"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>";
        using var envelope = Body(text);
        new EnvelopeReader(contract, envelope, action: null, UnknownMemberCollector.For(UnknownMembers.Refuse)).Read();
    }

    private static Utf8Body Body(string xml) => Envelopes.Convert(Encoding.UTF8.GetBytes(xml), charset: null);

    private static void AssertSecret(Action read, string xml)
    {
        try
        {
            read();
        }
        catch (RequestRejectedException rejection)
        {
            Assert.That(rejection.Message, Does.Not.Contain(Value), xml);
        }
    }

    private static IEnumerable<string> PathsTo(string name, TypeDescription type, bool isSecret) =>
        isSecret ? [name]
        : type is ObjectDescription record ? record.Members
            .SelectMany(member => PathsTo(member.Name, member.Type, member.IsSecret))
            .Select(path => $"{name}/{path}")
        : type is ListDescription list ? PathsTo(list.Item.Name, list.Item, isSecret: false)
            .Select(path => $"{name}/{path}")
        : [];
}
