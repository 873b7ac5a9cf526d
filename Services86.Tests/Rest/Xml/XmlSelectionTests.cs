using System.ServiceModel;
using System.Text;
using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Responses;
using Services86.Rest.Routing;
using Services86.Rest.Xml;
using Services86.Soap;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Xml;

internal sealed class XmlSelectionTests
{
    private static readonly XmlFormat Format = new(new DataContractXml(ServicesVersion.Rest));

    [ServiceContract(Name = "Sample", Namespace = ServicesVersion.BaseXmlNamespace)]
    private interface ISampleAgent
    {
        [OperationContract]
        Task<EveryType?> GetOneAsync();

        [OperationContract]
        Task<EveryType?[]?> GetListAsync();

        [OperationContract]
        Task<int> CountAsync();
    }

    private static IEnumerable<RestOperation> Operations { get; } =
    [
        .. new[] { typeof(ISampleAgent), typeof(IUserAgent), typeof(IEMailAgent), typeof(ISoPrincipalAgent) }
            .SelectMany(agent => new RestService(ContractDescription.Of(agent)).Operations)
            .Where(operation => !operation.IsVoid),
    ];

    private static IEnumerable<TestCaseData> OperationNames =>
        Operations.Select(operation => new TestCaseData(operation.Name));

    [TestCaseSource(nameof(OperationNames))]
    public void A_selection_is_written_as_if_it_were_applied_to_the_whole_document(string name)
    {
        var operation = Operations.First(operation => operation.Name == name);
        var reply = operation.Description.Reply;
        foreach (var filling in Enum.GetValues<Filling>())
        {
            object?[] results = [.. reply.Parts.Select(part => Carriers.ValueOf(part.ClrType, filling))];
            var whole = Write(operation, results, selection: null);
            foreach (var text in SelectionsOf(reply))
            {
                var selection = Selection.Parse(text)!;

                Assert.That(
                    Encoding.UTF8.GetString(Write(operation, results, selection)),
                    Is.EqualTo(ReparsedSelection.Of(whole, reply, selection)),
                    text);
            }
        }
    }

    [TestCase("User.GetServiceAuth", "port,tableRight/MASK,none", """
        <ServiceAuth xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86"
         xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <TableRight>
        <Mask>Select Update Insert Delete Filtering RestrictedUpdate</Mask>
        <Reason i:nil="true" />
        </TableRight>
        <FieldProperties i:nil="true" />
        <ServiceAuthId i:nil="true" />
        <Server i:nil="true" />
        <Port>3</Port>
        <AuthType i:nil="true" />
        <Username i:nil="true" />
        <Password i:nil="true" />
        </ServiceAuth>
        """)]
    [TestCase("User.GetCredentialTypes", "Type,valueControl/Unknown", """
        <ArrayOfCredentialType xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86"
         xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <CredentialType>
        <TableRight i:nil="true" />
        <FieldProperties i:nil="true" />
        <DisplayType i:nil="true" />
        <Type>text &lt;2&gt; &amp; æøå€😀</Type>
        <Description i:nil="true" />
        <ValueControl>Edit</ValueControl>
        <CanCreatePerson i:nil="true" />
        <IsUserNameSupported i:nil="true" />
        </CredentialType>
        <CredentialType i:nil="true" />
        <CredentialType>
        <TableRight i:nil="true" />
        <FieldProperties i:nil="true" />
        <DisplayType i:nil="true" />
        <Type>text &lt;12&gt; &amp; æøå€😀</Type>
        <Description i:nil="true" />
        <ValueControl>Link</ValueControl>
        <CanCreatePerson i:nil="true" />
        <IsUserNameSupported i:nil="true" />
        </CredentialType>
        </ArrayOfCredentialType>
        """)]
    [TestCase("EMail.GetEMailAccount", "FieldProperties/first <key>/FieldRight/Mask", """
        <EMailAccount xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86"
         xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <TableRight i:nil="true" />
        <FieldProperties>
        <FieldPropertyDictionaryKeyValuePair>
        <Key>first &lt;key&gt;</Key>
        <Value>
        <FieldRight>
        <Mask>Read Write Unused1 Unused2 Unused3 Unused4 UIHintMandatory UIHintReadOnly UndefinedValue256</Mask>
        <Reason i:nil="true" />
        </FieldRight>
        <FieldType i:nil="true" />
        <FieldLength i:nil="true" />
        </Value>
        </FieldPropertyDictionaryKeyValuePair>
        <FieldPropertyDictionaryKeyValuePair><Key /><Value i:nil="true" /></FieldPropertyDictionaryKeyValuePair>
        </FieldProperties>
        <EMailAccountId i:nil="true" />
        <EMailAddress i:nil="true" />
        <AssociateId i:nil="true" />
        <IncomingCredentials i:nil="true" />
        <OutgoingCredentials i:nil="true" />
        <AccountStatus i:nil="true" />
        <ErrorCount i:nil="true" />
        <ErrorReason i:nil="true" />
        </EMailAccount>
        """)]
    [TestCase("SoPrincipal.AuthenticateUsernamePassword", "Credentials", """
        <AuthenticateResponse xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86">
        <Response xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true" />
        <Credentials xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <Ticket>text &lt;1&gt; &amp; æøå€😀</Ticket>
        </Credentials>
        <AuthenticationSucceeded p2:nil="true" xmlns:p2="http://www.w3.org/2001/XMLSchema-instance" />
        </AuthenticateResponse>
        """)]
    public void A_selection_has_the_recorded_bytes(string name, string selection, string expected)
    {
        var operation = Operations.First(operation => operation.Name == name);
        object?[] results =
            [.. operation.Description.Reply.Parts.Select(part => Carriers.ValueOf(part.ClrType, Filling.Full))];

        Assert.That(
            Encoding.UTF8.GetString(Write(operation, results, Selection.Parse(selection))),
            Is.EqualTo(expected.ReplaceLineEndings("")));
    }

    private static byte[] Write(RestOperation operation, object?[] results, Selection? selection)
    {
        using var output = new PooledBuffer(0);
        Format.WriteResults(output, operation, results, selection, CallTimeZone.OfInstallation);
        return output.Written.ToArray();
    }

    // Each member and nested member alone, and some of them together.
    private static IEnumerable<string> SelectionsOf(MessageDescription reply)
    {
        List<string> paths = reply.Parts is [var only]
            ? [.. PathsIn(only.Type, 3)]
            : [.. reply.Parts.SelectMany(part => PathsOf(part.Name, part.Type, 3))];
        return
        [
            .. paths,
            string.Join(',', paths.Where((_, index) => index % 2 == 0)),
            string.Join(',', paths.Where((_, index) => index % 3 == 1).Prepend("Unknown")).ToUpperInvariant(),
        ];
    }

    private static IEnumerable<string> PathsIn(TypeDescription type, int depth) => type switch
    {
        _ when depth == 0 => [],
        ListDescription list => PathsIn(list.Item, depth),
        DictionaryDescription dictionary => PathsOf("first <key>", dictionary.Value, depth),
        ObjectDescription description => description.Members.SelectMany(
            member => PathsOf(member.Name, member.Type, depth)),
        _ => ["Unknown"],
    };

    private static IEnumerable<string> PathsOf(string name, TypeDescription type, int depth) =>
        PathsIn(type, depth - 1).Select(path => $"{name}/{path}").Prepend(name);
}
