using Services86.Description;
using Services86.Rest.Languages;

namespace Services86.Tests.Rest.Languages;

internal sealed class TranslatorTests
{
    private const string Text = "NO:\"Leverandør\";US:\"Supplier\"";

    private static readonly ContractDescription User =
        ContractDescription.Of(typeof(IUserAgent), ServicesVersion.Rest);
    private static readonly ContractDescription SoPrincipal =
        ContractDescription.Of(typeof(ISoPrincipalAgent), ServicesVersion.Rest);

    private Translator _translator = null!;

    [SetUp]
    public void CreateTranslator() => _translator = new Translator(Language.Find("en")!);

    [Test]
    public void The_texts_of_a_record_and_of_nested_records_are_translated()
    {
        var user = new User
        {
            Name = Text,
            Role = new Role { Tooltip = Text },
            Credentials = [new Credential { DisplayValue = Text, Type = new CredentialType { Description = Text } }],
            TableRight = new TableRight { Reason = Text },
            FieldProperties = new FieldPropertyDictionary
            {
                [Text] = new FieldProperty { FieldRight = new FieldRight { Reason = Text } },
            },
        };

        Translate(User, "GetUser", user);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Name, Is.EqualTo("Supplier"));
            Assert.That(user.Role.Tooltip, Is.EqualTo("Supplier"));
            Assert.That(user.Credentials[0].DisplayValue, Is.EqualTo("Supplier"));
            Assert.That(user.Credentials[0].Type!.Description, Is.EqualTo("Supplier"));
            Assert.That(user.TableRight.Reason, Is.EqualTo("Supplier"));
            Assert.That(user.FieldProperties[Text]!.FieldRight!.Reason, Is.EqualTo("Supplier"));
            Assert.That(_translator.HasTranslated, Is.True);
        }
    }

    [Test]
    public void Lists_and_plain_texts_are_translated()
    {
        var principal = new SoPrincipalCarrier { FunctionRights = [Text, "plain"] };

        Translate(SoPrincipal, "AuthenticateUsernamePassword", principal, null, true);

        Assert.That(principal.FunctionRights, Is.EqualTo(["Supplier", "plain"]));
        Assert.That(Translate(User, "GetValidUserName", Text), Is.EqualTo(["Supplier"]));
    }

    [Test]
    public void Secrets_are_not_translated()
    {
        var serviceAuth = new ServiceAuth { Password = Text };
        var untrusted = new UntrustedCredentials { SecretValue = Text };
        var user = new User { Credentials = [new Credential { Value = Text }] };
        var login = new SoCredentials { Ticket = Text };

        Translate(User, "GetServiceAuth", serviceAuth);
        Translate(User, "GetUntrustedCredentials", new object[] { new UntrustedCredentials?[] { untrusted } });
        Translate(User, "GetUser", user);
        Translate(SoPrincipal, "AuthenticateUsernamePassword", null, login, true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(serviceAuth.Password, Is.EqualTo(Text));
            Assert.That(untrusted.SecretValue, Is.EqualTo(Text));
            Assert.That(user.Credentials[0].Value, Is.EqualTo(Text));
            Assert.That(login.Ticket, Is.EqualTo(Text));
            Assert.That(Translate(User, "SetGeneratedPassword", Text), Is.EqualTo([Text]));
            Assert.That(Translate(User, "GetAccessToken", Text), Is.EqualTo([Text]));
            Assert.That(_translator.HasTranslated, Is.False);
        }
    }

    [Test]
    public void Results_without_texts_are_unchanged()
    {
        Assert.That(Translate(User, "DeleteUser"), Is.Empty);
        Assert.That(Translate(User, "CanChangePassword", true), Is.EqualTo([true]));
        Assert.That(Translate(User, "GetUser", [null]), Is.EqualTo(new object?[] { null }));
    }

    [TestCase(typeof(IUserAgent))]
    [TestCase(typeof(IEMailAgent))]
    [TestCase(typeof(ISoPrincipalAgent))]
    public void The_reply_of_every_operation_can_be_translated(Type agent)
    {
        foreach (var operation in ContractDescription.Of(agent, ServicesVersion.Rest).Operations)
        {
            var results = operation.Reply.Parts.Select(part => EmptyOf(part.ClrType)).ToArray();
            Assert.That(() => _translator.Translate(operation.Reply, results), Throws.Nothing, operation.Name);
        }
    }

    private static object? EmptyOf(Type type) =>
        type == typeof(string) ? ""
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 1)
        : Activator.CreateInstance(type);

    private object?[] Translate(ContractDescription contract, string operation, params object?[] results)
    {
        _translator.Translate(contract.Operations.Single(o => o.Name == operation).Reply, results);
        return results;
    }
}
