// CsmBot in Azure: Container Apps, PostgreSQL or Cosmos DB, the Teams bot registration, secrets in a Key Vault that the app reads by its own identity.
// az deployment group create --resource-group csmbot --template-file deployment/azure/main.bicep --parameters image=… postgresPassword=…

targetScope = 'resourceGroup'

@description('The container image, e.g. registry.azurecr.io/csmbot:1.0.')
param image string

@description('A name that the resources share: letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'csmbot'

param location string = resourceGroup().location

@description('Where the data lies.')
@allowed([ 'postgres', 'cosmos' ])
param database string = 'postgres'

@description('The password of the PostgreSQL administrator, 16 characters and more. Cosmos DB has none: the app comes in by its identity.')
@secure()
param postgresPassword string = ''

@description('How many request units a second Cosmos DB gives at most; a tenth is paid for always.')
@minValue(1000)
param requestUnits int = 4000

@description('Secret settings beside the store, such as Slack__SigningSecret, Slack__BotToken, Reports__LinkKey.')
@secure()
param secretSettings object = {}

@description('Plain settings, such as Workspace__TimeZone.')
param settings object = {}

@description('How many hosts at most.')
@minValue(1)
@maxValue(10)
param mostHosts int = 1

var unique = take(uniqueString(resourceGroup().id, name), 6)
var onCosmos = database == 'cosmos'
// The copy of the rows lies where the container may write.
var connection = onCosmos
  ? 'AccountEndpoint=${account!.properties.documentEndpoint};Identity=${identity.properties.clientId};Replica=/data/cosmos'
  : 'Host=${store!.properties.fullyQualifiedDomainName};Database=csmbot;Username=csmbot;Password=${postgresPassword};SSL Mode=VerifyFull'
var secrets = union({ Data: connection }, secretSettings)
// A secret's name in the vault: Slack__BotToken is slack--bottoken.
var secretNames = [for setting in items(secretSettings): toLower(replace(setting.key, '_', '-'))]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }
}

resource dataSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'data'
  properties: { value: secrets.Data }
}

resource settingSecrets 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [for (setting, i) in items(secretSettings): {
  parent: vault
  name: secretNames[i]
  properties: { value: string(setting.value) }
}]

// Key Vault Secrets User: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, 'secrets-user')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource store 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = if (!onCosmos) {
  name: '${name}-${unique}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: 'csmbot'
    administratorLoginPassword: postgresPassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }
}

resource tables 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = if (!onCosmos) {
  parent: store
  name: 'csmbot'
}

// 0.0.0.0 stands for addresses inside Azure: the app has no fixed one without a network of its own.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = if (!onCosmos) {
  parent: store
  name: 'azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

// Strong: a host sees at once what another wrote, and nothing acknowledged is lost with a region. No keys: whoever comes in has a role.
resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = if (onCosmos) {
  name: '${name}-${unique}'
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [ { locationName: location, failoverPriority: 0, isZoneRedundant: false } ]
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
  }
}

resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = if (onCosmos) {
  parent: account
  name: 'csmbot'
  properties: {
    resource: { id: 'csmbot' }
    options: { autoscaleSettings: { maxThroughput: requestUnits } }
  }
}

// Nothing is queried, so nothing is indexed.
resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = [for container in [ { name: 'log', key: '/segment' }, { name: 'rows', key: '/account' } ]: if (onCosmos) {
  parent: documents
  name: container.name
  properties: {
    resource: {
      id: container.name
      partitionKey: { paths: [ container.key ], kind: 'Hash', version: 2 }
      defaultTtl: -1
      indexingPolicy: { indexingMode: 'consistent', automatic: true, includedPaths: [], excludedPaths: [ { path: '/*' } ] }
    }
  }
}]

// Cosmos DB Built-in Data Contributor: https://learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-roles
resource mayReadAndWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = if (onCosmos) {
  parent: account
  name: guid(resourceGroup().id, name, 'data-contributor')
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    principalId: identity.properties.principalId
    scope: account.id
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [ mayRead, settingSecrets, tables, fromAzure, containers, mayReadAndWrite ]
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
      secrets: concat([ { name: 'data', keyVaultUrl: dataSecret.properties.secretUri, identity: identity.id } ], map(range(0, length(secretNames)), i => {
        name: secretNames[i]
        keyVaultUrl: '${vault.properties.vaultUri}secrets/${secretNames[i]}'
        identity: identity.id
      }))
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'csmbot'
          image: image
          command: [ '/app/csmbot' ]
          args: [ 'serve', '--urls', 'http://*:8080' ]
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'Data', secretRef: 'data' }
              { name: 'Teams__AppId', value: identity.properties.clientId }
              { name: 'Teams__TenantId', value: subscription().tenantId }
              { name: 'Teams__ManagedIdentity', value: identity.properties.clientId }
            ],
            map(range(0, length(secretNames)), i => { name: items(secretSettings)[i].key, secretRef: secretNames[i] }),
            map(items(settings), setting => { name: setting.key, value: string(setting.value) })
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 10 }
          ]
        }
      ]
      scale: { minReplicas: 1, maxReplicas: mostHosts }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${unique}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'CsmBot'
    endpoint: 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: subscription().tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

output address string = 'https://${app.properties.configuration.ingress.fqdn}'
output appId string = identity.properties.clientId
