using Microsoft.OpenApi;
using Services86.Description;
using Services86.Rest.Authorization;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>
/// The components that the documents of all agents share: headers, errors, and authentication schemes.
/// </summary>
internal sealed class CommonComponents
{
    private const string JsonPatchSchema = "JsonPatch";

    // The name in the published documents.
    private const string Basic = "SuperOffice_Password";
    private const string Ticket = "SoTicket";
    private const string Bearer = "Bearer";
    private const string Session = "Session";
    private const string XsrfToken = "XsrfToken";

    private readonly OpenApiDocument _document;
    private readonly RestMediaTypes _mediaTypes;
    private readonly IOpenApiSchema _error;

    /// <summary>Prepares the components of a document; each is added to the document on first use.</summary>
    public CommonComponents(OpenApiDocument document, Schemas schemas, RestMediaTypes mediaTypes)
    {
        _document = document;
        _mediaTypes = mediaTypes;
        _error = schemas.Reference((ObjectDescription)TypeDescription.Of(typeof(RestError), ServicesVersion.Rest));
    }

    /// <summary>
    /// Gets the headers for the language of texts in several languages: for operations with a result.
    /// </summary>
    public IEnumerable<IOpenApiParameter> TranslationHeaders =>
    [
        Header(
            "Accept-Language",
            "The language, by its ISO 639-1 code, that texts with several languages are given in."),
        Header(
            RestHeaders.Language,
            "The same, and counts more than Accept-Language; `*` for the texts as they are stored."),
        Header("SO-Culture", "The culture of numbers and dates within texts; counts only where a language is named."),
    ];

    /// <summary>Gets the header for the time zone: for operations that can take or return a date.</summary>
    public IOpenApiParameter TimeZoneHeader => Header(
        RestHeaders.TimeZone,
        "The code or id of the time zone of dates, such as `NO`; "
        + "with `, includeTZOffset` they are given with their offset.");

    /// <summary>Gets the header for the application token: for every operation.</summary>
    public IOpenApiParameter ApplicationTokenHeader => Header(
        RestHeaders.ApplicationToken,
        "The token of a registered application, which an Online installation asks for.");

    /// <summary>Gets the parameter for the members of the result.</summary>
    public IOpenApiParameter Select => Parameter(
        "$select",
        ParameterLocation.Query,
        "The members to give, separated by commas, those of members after a slash: `Name,Role/Value`. "
        + "Others are null.");

    /// <summary>Gets the schema of a JSON Patch.</summary>
    public IOpenApiSchema JsonPatch
    {
        get
        {
            if (!_document.Components!.Schemas!.ContainsKey(JsonPatchSchema))
            {
                _document.AddComponent<IOpenApiSchema>(JsonPatchSchema, Patch());
            }

            return new OpenApiSchemaReference(JsonPatchSchema, _document);
        }
    }

    /// <summary>Gets the error responses of an operation, by their status.</summary>
    public IEnumerable<(string Status, IOpenApiResponse Response)> FailuresOf(RestOperation operation)
    {
        yield return Failure(
            "400", "The request is wrong, or what it asks for is refused: the error says what to change.");
        yield return Failure("401", "It is not proved who calls.");
        yield return Failure("403", "The caller may not do this.");
        yield return Failure("404", "There is no such record.");
        yield return Failure("406", "The Accept header refuses every form that the answer can have.");
        yield return Failure("409", "What is stored does not allow it.");
        if (operation.HasBody)
        {
            yield return Failure("413", "The body is too large.");
            yield return Failure("415", "The body is of another media type than those that are read.");
        }

        yield return Failure("429", "There were too many failed logins: wait for the seconds that Retry-After has.");
        yield return Failure("500", "The server has failed: the error has the id that its log has.");
        yield return Failure("503", "The server is busy: try again.");
    }

    /// <summary>Adds the authentication schemes, of which a caller uses any one.</summary>
    public void AddSecurity()
    {
        AddScheme(
            Basic, "basic", "User name and password, or a ticket as the user name. Not in an Online installation.");
        AddScheme(Bearer, "bearer", "An access token that GetAccessToken gave, or a ticket.");
        AddKey(
            Ticket,
            "Authorization",
            ParameterLocation.Header,
            "A ticket, after the word SoTicket and a space: `SoTicket 7T:...`.");
        AddKey(
            Session,
            BrowserSession.TicketCookie,
            ParameterLocation.Cookie,
            "For browsers: the cookie of a session, together with XsrfToken. "
            + "Over https its name begins with `__Host-`.");
        AddKey(
            XsrfToken,
            RestHeaders.XsrfToken,
            ParameterLocation.Header,
            "For browsers: the value of the cookie XSRF-TOKEN.");
        _document.Security = [Require(Basic), Require(Bearer), Require(Ticket), Require(Session, XsrfToken)];
    }

    private (string Status, IOpenApiResponse Response) Failure(string status, string description)
    {
        if (_document.Components!.Responses?.ContainsKey(status) != true)
        {
            _document.AddComponent<IOpenApiResponse>(status, new OpenApiResponse
            {
                Description = description,
                Content = _mediaTypes.Responses.ToDictionary(
                    mediaType => mediaType, IOpenApiMediaType (_) => new OpenApiMediaType { Schema = _error }),
            });
        }

        return (status, new OpenApiResponseReference(status, _document));
    }

    private void AddScheme(string name, string scheme, string description) =>
        _document.AddComponent<IOpenApiSecurityScheme>(name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = scheme,
            Description = description,
        });

    private void AddKey(string name, string key, ParameterLocation location, string description) =>
        _document.AddComponent<IOpenApiSecurityScheme>(name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            Name = key,
            In = location,
            Description = description,
        });

    private OpenApiSecurityRequirement Require(params string[] schemes)
    {
        var requirement = new OpenApiSecurityRequirement();
        foreach (var scheme in schemes)
        {
            requirement.Add(new OpenApiSecuritySchemeReference(scheme, _document), []);
        }

        return requirement;
    }

    private OpenApiParameterReference Header(string name, string description) =>
        Parameter(name, ParameterLocation.Header, description);

    private OpenApiParameterReference Parameter(string name, ParameterLocation location, string description)
    {
        var id = name.TrimStart('$');
        if (_document.Components!.Parameters?.ContainsKey(id) != true)
        {
            _document.AddComponent<IOpenApiParameter>(id, new OpenApiParameter
            {
                Name = name,
                In = location,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        return new OpenApiParameterReference(id, _document);
    }

    private static OpenApiSchema Patch() => new()
    {
        Type = JsonSchemaType.Array,
        Description = "Steps that change a stored record: RFC 6902.",
        Items = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "op", "path" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["op"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = ["add", "remove", "replace", "move", "copy", "test"],
                },
                ["path"] = Text("The member, as a JSON pointer."),
                ["from"] = Text("The member to move or copy from, as a JSON pointer."),
                ["value"] = new OpenApiSchema { Description = "The value to add, to put in place, or to test for." },
            },
        },
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
