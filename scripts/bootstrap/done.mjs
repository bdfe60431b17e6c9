console.error('Feederline is set up; npm start serves it.')
